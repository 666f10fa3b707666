export type Outcome = "begun" | "done" | "denied" | "failed";

/** Something that was done with this product. */
export interface AuditEntry {
  seq: number;
  at: string;
  who: string;
  how: string;
  action: string;
  target: string;
  scope: string;
  filters: string;
  size: number | null;
  outcome: Outcome;
  from: string;
  answers: number | null;
  hash: string;
  /** The hash of the entry before it. */
  previous: string;
}

export interface AuditPageOfEntries {
  entries: AuditEntry[];
  next: string | null;
}

/** Whether the chain of entries is whole, or what is wrong with it first. */
export interface Verification {
  whole: boolean;
  entries: number;
  key: string;
  anchored: number;
  anchoredAt: string | null;
  fault: { seq: number; kind: string; detail: string } | null;
}
