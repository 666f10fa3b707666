/** The tables of the sheet on the system's health, which come together. */
export { AccountingTable } from "./AccountingTable";
export { Condition } from "./Condition";
export { CountedTable } from "./CountedTable";
export { LossesTable } from "./LossesTable";
export { QuarantineTable } from "./QuarantineTable";
export { SourceTable } from "./SourceTable";
export { StoragePanel } from "./StoragePanel";
export { UnknownTypes } from "./UnknownTypes";
