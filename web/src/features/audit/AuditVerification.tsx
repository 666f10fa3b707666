import { problemFrom } from "../../api/client";
import { formatCount, formatInstant } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import type { Verification } from "./types";
import { useVerification } from "./useAudit";

/** Whether the chain is whole; where it is not, which entry shows it. */
export function AuditVerification({ zone }: { zone: string }) {
  const { data, error, refetch, isFetching } = useVerification();
  return (
    <section className="panel panel-alone" aria-label="Verification">
      <header className="panel-head">
        <div>
          <h2>Verification</h2>
          <p className="panel-caption">
            Each entry is hashed with the one before it and signed; a changed, removed or added one shows
          </p>
        </div>
        <button type="button" className="button" disabled={isFetching} onClick={() => void refetch()}>
          <Icon name="retry" size={14} /> {isFetching ? "Verifying…" : "Verify again"}
        </button>
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={72} />}
      {data && <Verdict found={data} zone={zone} />}
    </section>
  );
}

function Verdict({ found, zone }: { found: Verification; zone: string }) {
  return (
    <>
      <p className="audit-verdict" role="status">
        <StateMark good={found.whole} word={found.whole ? "whole" : "broken"} />{" "}
        {found.fault ? (
          <b>{found.fault.detail}</b>
        ) : (
          <>
            {formatCount(found.entries)} {found.entries === 1 ? "entry" : "entries"}, anchored up to entry{" "}
            {formatCount(found.anchored)}
            {found.anchoredAt && ` on ${formatInstant(found.anchoredAt, zone)}`}
          </>
        )}
      </p>
      {found.key !== "" && (
        <p className="audit-key">
          <span className="kicker">Key fingerprint</span> <code>{found.key}</code>
        </p>
      )}
    </>
  );
}
