import type { ReactNode } from "react";
import type { ReportVerdict } from "../../api/types";
import { formatCount, formatInstant } from "../../ui/format";
import { StateMark } from "../../ui/StateMark";

/** What was found about one file, the verdict first. */
export function ReportFindings({ found, name, zone }: { found: ReportVerdict; name: string; zone: string }) {
  return (
    <>
      <header className="panel-head">
        <h2>
          <bdi>{name}</bdi>
        </h2>
      </header>
      <p className="verify-verdict" role="status">
        <StateMark good={found.whole && found.known} word={word(found)} />{" "}
        {found.reason !== "" && <b>{found.reason}</b>}
      </p>
      <dl className="fields verify-fields">
        <Field title="Report">{found.title}</Field>
        <Field title="Firm">{found.firm}</Field>
        <Field title="Signed by">{found.signer}</Field>
        <Field title="Signed at">
          {found.signedAt && `${formatInstant(found.signedAt, zone)} ${clock(found)}`}
        </Field>
        <Field title="Asked by">{found.askedBy}</Field>
        <Field title="Scope">{found.scope}</Field>
        <Field title="Counted">
          {found.watermark !== null && `up to event ${formatCount(found.watermark)} of the ledger`}
        </Field>
        <Field title="Figures now">{found.ledger && figures(found.ledger)}</Field>
      </dl>
    </>
  );
}

function word({ whole, known }: ReportVerdict): string {
  if (!whole) return "changed";
  return known ? "whole" : "unknown signer";
}

function clock({ stamped }: ReportVerdict): string {
  return stamped ? "(by a time stamp server)" : "(by the signer’s clock)";
}

function figures({ same, reason }: NonNullable<ReportVerdict["ledger"]>): string {
  if (same === null) return `not compared: ${reason}`;
  return same ? "the ledger still gives the same" : `others: ${reason}`;
}

function Field({ title, children }: { title: string; children: ReactNode }) {
  if (children === null || children === false || children === "") return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
