import { useStatus } from "../../api/queries";
import { ChainTable } from "../../sheet/ChainTable";
import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SEVERITIES = ["findings_critical", "findings_high", "findings_medium", "findings_low"];

const SPEC: SheetSpec = {
  tab: "security",
  cards: [
    "audit_entries",
    "security_scans",
    "security_findings",
    "findings_critical",
    "permission_denied",
    "sign_ins",
    "data_exports",
  ],
  uncarded: SEVERITIES,
  panels: [
    {
      kind: "stack",
      title: "Audit entries by action over time",
      metric: "audit_entries",
      by: "action",
      span: 8,
    },
    { kind: "bars", title: "Audit entries by action", metric: "audit_entries", by: "action", span: 4 },
    {
      kind: "heatmap",
      title: "Who does what",
      metric: "audit_entries",
      rows: "user",
      columns: "action",
      span: 12,
    },
    { kind: "trend", title: "Security findings by severity", metrics: SEVERITIES },
    { kind: "trend", title: "Security scans and findings", metrics: ["security_scans", "security_findings"] },
    { kind: "bars", title: "Security findings by project", metric: "security_findings", by: "project" },
    { kind: "trend", title: "Permissions denied", metrics: ["permission_denied"] },
    { kind: "bars", title: "Permissions denied by action", metric: "permission_denied", by: "action" },
    { kind: "bars", title: "Permissions denied by person", metric: "permission_denied", by: "user" },
    {
      kind: "trend",
      title: "Sign-ins to this product and exports from it",
      metrics: ["sign_ins", "data_exports"],
      span: 12,
    },
  ],
};

/** Who did what, and is the trail whole: for those who must be able to prove it. */
export function SecuritySheet({ context }: { context: SheetContext }) {
  return (
    <StandardSheet context={context} spec={SPEC}>
      <ChainTable zone={context.zone} />
      <AuditLink />
    </StandardSheet>
  );
}

/** The product's own trail is on a page of its own, for those who may read it. */
function AuditLink() {
  const role = useStatus().data?.viewer.role.toUpperCase();
  if (role !== "ADMIN" && role !== "AUDITOR") return null;
  return (
    <p className="panel-alone">
      <a className="button" href="/audit">
        Audit trail of this product: who signed in, exported, changed what
      </a>
    </p>
  );
}
