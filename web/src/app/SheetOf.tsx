import type { ReactNode } from "react";
import type { SheetSpec } from "../api/sheets";
import type { SheetContext } from "../sheet/context";
import { SheetPage } from "../sheet/SheetPage";
import { Guard } from "../ui/Guard";
import { PARTS } from "./parts";

/** The sheet that the address names. */
export function SheetOf({
  spec,
  context,
  tools,
}: {
  spec: SheetSpec;
  context: SheetContext;
  tools?: ReactNode;
}) {
  return (
    <Guard key={spec.name} title="This sheet">
      <SheetPage spec={spec} context={context} parts={PARTS} tools={tools} />
    </Guard>
  );
}
