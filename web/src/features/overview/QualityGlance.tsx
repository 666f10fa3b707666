import type { ReactNode } from "react";
import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import { useMay } from "../../api/me";
import { useAccounting, useQuarantine, useSources } from "../../api/queries";
import { formatCount } from "../../ui/format";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { accounted, adds, untoldItems } from "../../ui/tally";
import { useView } from "../../view/useView";
import { formatView } from "../../view/viewState";

/** Whether the numbers can be believed: sources, audit chains, intake accounting, quarantine. */
export function QualityGlance() {
  const sources = useSources();
  const books = useMay()("read-books");
  const accounting = useAccounting(books);
  const quarantine = useQuarantine(1, books);
  const counting = useCounting();
  const [view] = useView();
  const href = formatView({ ...view, tab: "health", aside: null });
  if (sources.error && !sources.data) {
    return (
      <Frame href={href}>
        <ErrorNotice problem={problemFrom(sources.error)} onRetry={() => void sources.refetch()} />
      </Frame>
    );
  }
  if (!sources.data) {
    return (
      <Frame href={href}>
        <LoadingBlock height={120} />
      </Frame>
    );
  }
  const { sources: list, chains, projects, unknownTypes } = sources.data;
  const complete = list.filter((source) => source.complete).length;
  const intact = chains.filter((chain) => chain.condition.toLowerCase() === "intact").length;
  const total = accounting.data?.total;
  const open = quarantine.data?.open;
  const untold = untoldItems(accounting.data?.untold ?? []);
  const received = total !== undefined && total.received > 0;
  const none = counting ? "still being read" : books ? "none found" : "none that is yours to see";
  return (
    <Frame href={href}>
      <dl className="glance">
        <Fact title="Projects" good={projects.length > 0 ? true : undefined}>
          {projects.length > 0 ? formatCount(projects.length) : none}
        </Fact>
        <Share title="Sources read to their end" part={complete} all={list.length} none={none} />
        <Share title="Audit chains intact" part={intact} all={chains.length} none={none} />
        {books && (
          <>
            <Fact title="Items accounted for" good={received ? adds(total) : undefined}>
              {total ? `${formatCount(accounted(total))} of ${formatCount(total.received)}` : "–"}
            </Fact>
            <Fact title="In quarantine" good={open === undefined || !received ? undefined : open === 0}>
              {open === undefined ? "–" : formatCount(open)}
              {untold > 0 && ` (${formatCount(untold)} of unknown origin)`}
            </Fact>
          </>
        )}
        <Fact
          title="Unknown event types"
          good={received && !counting ? unknownTypes.length === 0 : undefined}
        >
          {counting && unknownTypes.length === 0 ? none : formatCount(unknownTypes.length)}
        </Fact>
      </dl>
    </Frame>
  );
}

function Frame({ href, children }: { href: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label="Data quality">
      <header className="panel-head">
        <h2>Data quality</h2>
        <a className="link" href={href}>
          Data sources
        </a>
      </header>
      {children}
    </section>
  );
}

interface ShareProps {
  title: string;
  part: number;
  all: number;
  /** What is said where there is none. */
  none: string;
}

/** How many of all are as they should be; of none, nothing can be said. */
function Share({ title, part, all, none }: ShareProps) {
  return (
    <Fact title={title} good={all === 0 ? undefined : part === all}>
      {all === 0 ? none : `${formatCount(part)} of ${formatCount(all)}`}
    </Fact>
  );
}

function Fact({ title, good, children }: { title: string; good: boolean | undefined; children: ReactNode }) {
  const state = good === undefined ? "unknown" : good ? "good" : "warn";
  return (
    <div className={`fact fact-${state}`}>
      <dt>{title}</dt>
      <dd>
        <span aria-hidden="true" className="fact-mark">
          {good === undefined ? "" : good ? "✓" : "◐"}
        </span>{" "}
        {children}
        {good === false && <span className="visually-hidden"> (needs a look)</span>}
      </dd>
    </div>
  );
}
