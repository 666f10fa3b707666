import { Fragment, useState } from "react";
import { problemFrom } from "../../api/client";
import { formatCount, formatInstant } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { Name } from "../../ui/Name";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";
import { AuditCsv } from "./AuditCsv";
import type { Question } from "./question";
import type { AuditEntry, Outcome } from "./types";
import { useAudit } from "./useAudit";

/** The entries that fit, the newest first; each opens to all that it says. */
export function AuditEntries({ question, zone }: { question: Question; zone: string }) {
  const query = useAudit(question, zone);
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  if (query.error && !query.data) {
    return <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingBlock height={320} />;
  if (entries.length === 0) return <EmptyNotice title="No entry fits what is looked for." />;
  return (
    <>
      <div className="drawer-sum">
        <p className="quiet">
          Times are those of {zone}.
          {question.outcome === "" &&
            " What changes something has two entries, begun and how it ended: they stand in one row, under both numbers; the file has a row of each."}
        </p>
        <AuditCsv question={question} zone={zone} />
      </div>
      <EntryTable entries={entries} zone={zone} />
      {query.hasNextPage && (
        <button
          type="button"
          className="button audit-more"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? "Loading…" : "Show older ones"}
        </button>
      )}
    </>
  );
}

const GOOD: Record<Outcome, boolean | null> = { done: true, begun: null, denied: false, failed: false };

function EntryTable({ entries, zone }: { entries: AuditEntry[]; zone: string }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <TableRoom label="Audit entries">
      <table className="table audit-table">
        <thead>
          <tr>
            <th scope="col">Entry</th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Action</th>
            <th scope="col">To what</th>
            <th scope="col">Result</th>
            <th scope="col" className="number">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Fragment key={entry.seq}>
              <tr>
                <td className="nowrap audit-numbers">{numbersOf(entry)}</td>
                <td className="nowrap">
                  <button
                    type="button"
                    className="link"
                    aria-expanded={open === entry.seq}
                    onClick={() => setOpen(open === entry.seq ? null : entry.seq)}
                  >
                    {formatInstant(entry.at, zone)}
                  </button>
                </td>
                <td>{entry.who === "" ? <i>{entry.how}</i> : <Name value={entry.who} length={28} />}</td>
                <td className="nowrap">{entry.action}</td>
                <td>{entry.target !== "" && <Name value={entry.target} length={40} />}</td>
                <td className="nowrap">
                  <StateMark good={GOOD[entry.outcome]} word={entry.outcome} />
                </td>
                <td className="number">{entry.size !== null && formatCount(entry.size)}</td>
              </tr>
              {open === entry.seq && (
                <tr className="event-detail">
                  <td colSpan={7}>
                    <Details entry={entry} zone={zone} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** "12", or "11 → 12" where 11 says that it was begun. */
function numbersOf({ seq, answers }: AuditEntry): string {
  return answers === null ? formatCount(seq) : `${formatCount(answers)} → ${formatCount(seq)}`;
}

const TITLES: [keyof AuditEntry, string][] = [
  ["seq", "Entry"],
  ["at", "When"],
  ["who", "Who"],
  ["how", "Known by"],
  ["from", "From"],
  ["scope", "Sees"],
  ["target", "To what"],
  ["filters", "How it was asked"],
  ["answers", "Begun with entry"],
  ["hash", "Hash"],
  ["previous", "Hash of the entry before"],
];

function Details({ entry, zone }: { entry: AuditEntry; zone: string }) {
  return (
    <dl className="fields">
      {TITLES.filter(([name]) => entry[name] !== null && entry[name] !== "").map(([name, title]) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>
            <bdi>{name === "at" ? `${formatInstant(entry.at, zone)} (${entry.at})` : entry[name]}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
