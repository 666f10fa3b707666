import { ChainTable } from "../../sheet/ChainTable";
import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SPEC: SheetSpec = {
  tab: "security",
  cards: ["audit_entries", "security_scans", "security_findings", "permission_denied"],
  panels: [
    { kind: "trend", title: "Audit entries", metrics: ["audit_entries"], span: 8 },
    { kind: "bars", title: "Audit entries by action", metric: "audit_entries", by: "action" },
    { kind: "bars", title: "Audit entries by person", metric: "audit_entries", by: "user" },
    { kind: "trend", title: "Security scans and findings", metrics: ["security_scans", "security_findings"] },
    { kind: "bars", title: "Findings by project", metric: "security_findings", by: "project" },
    { kind: "trend", title: "Denied actions", metrics: ["permission_denied"] },
  ],
};

/** Who did what, and is the trail whole: for those who must be able to prove it. */
export function SecuritySheet({ context }: { context: SheetContext }) {
  return (
    <StandardSheet context={context} spec={SPEC}>
      <ChainTable zone={context.zone} />
    </StandardSheet>
  );
}
