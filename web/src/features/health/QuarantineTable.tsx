import { problemFrom } from "../../api/client";
import { useQuarantine } from "../../api/queries";
import type { QuarantineItem } from "../../api/types";
import { QuarantineDesk } from "./QuarantineDesk";
import { formatCount, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";

const LIMIT = 100;

/** Input that could be read but not accepted, with the reason and the raw text. */
export function QuarantineTable({ zone }: { zone: string }) {
  const { data, error, refetch } = useQuarantine(LIMIT);
  return (
    <section className="panel" aria-label="Quarantine">
      <header className="panel-head">
        <div>
          <h2>Quarantine</h2>
          <p className="panel-caption">
            {data ? `${formatCount(data.open)} open` : "Input that was not accepted, kept with its reason"}
          </p>
        </div>
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={100} />}
      {data && data.items.length === 0 && <EmptyNotice title="Nothing is in quarantine." />}
      {data && data.items.length > 0 && (
        <ul className="quarantine">
          {data.items.map((item) => (
            <Item key={item.id} item={item} zone={zone} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item, zone }: { item: QuarantineItem; zone: string }) {
  return (
    <li>
      <details>
        <summary>
          <span className="quarantine-reason">{item.reason}</span>
          <span className="quarantine-place">
            <Name value={item.source} length={40} />
            {item.location && (
              <>
                {" · "}
                <Name value={item.location} length={60} />
              </>
            )}
            {item.field && ` · ${item.field}`} · {formatInstant(item.receivedAt, zone)} ·{" "}
            {item.state.toLowerCase()}
          </span>
        </summary>
        {item.decision ? (
          <>
            <pre dir="ltr">{item.raw}</pre>
            <p>
              {item.state === "replayed" ? "Replayed" : "Discarded"} by{" "}
              <Name value={item.decision.by} length={40} /> on {formatInstant(item.decision.at, zone)}:{" "}
              {item.decision.reason}
            </p>
          </>
        ) : (
          <QuarantineDesk item={item} />
        )}
      </details>
    </li>
  );
}
