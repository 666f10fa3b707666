import { useMemo } from "react";
import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import {
  allElements,
  MOST_AT_ONCE,
  MOST_ELEMENTS,
  peopleOf,
  useAttention,
  useElements,
  type ElementRow,
  type Waiting,
} from "../../api/insight";
import { useMay } from "../../api/me";
import { saveCsv, type ChartData } from "../../charts/csv";
import { CsvButton } from "../../charts/CsvButton";
import { tellExport } from "../../charts/exports";
import type { AsideProps } from "../../sheet/aside";
import { Drawer } from "../../ui/Drawer";
import { formatAge, formatCount, formatInstant, NOT_SAID } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";
import { asideParams } from "../../view/request";
import { navigate } from "../../view/useView";

/** Exactly the elements of a band of the flow, or those that two people share. */
export function ElementsDrawer({ view, aside, context, onClose }: AsideProps) {
  const params = asideParams(view, aside).toString();
  const query = useElements(aside.metric, params);
  const may = useMay();
  const elements = query.data?.pages.flatMap((page) => page.elements) ?? [];
  const counting = useCounting();
  const total = query.data?.pages[0]?.total;
  const waiting = useWaiting(aside.metric, params);
  const narrow = ({ project, elementGuid }: ElementRow) =>
    navigate({
      ...view,
      aside: null,
      filters: { ...view.filters, project: [project ?? NOT_SAID], elementGuid: [elementGuid] },
    });
  return (
    <Drawer title={titleOf(aside.metric)} kicker="Elements behind the number" onClose={onClose}>
      {query.error && !query.data && (
        <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <LoadingBlock height={320} />}
      {total !== undefined && (
        <div className="drawer-sum">
          <p className="drawer-total" role="status">
            <b>{formatCount(total)}</b> {total === 1 ? "element" : "elements"}
            {elements.length < total && `, ${formatCount(elements.length)} shown`}
          </p>
          {total > 0 && may("export") && (
            <Csv
              set={aside.metric}
              title={titleOf(aside.metric)}
              params={params}
              total={total}
              waiting={waiting}
            />
          )}
        </div>
      )}
      {total === 0 && (
        <EmptyNotice title={counting ? "Still being counted" : "No element stands behind this number."}>
          {counting && <p>No element that is counted so far stands behind this number.</p>}
        </EmptyNotice>
      )}
      {elements.length > 0 && (
        <ElementTable elements={elements} waiting={waiting} zone={context.zone} onElement={narrow} />
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? "Loading…" : "Show more"}
        </button>
      )}
    </Drawer>
  );
}

interface CsvProps {
  set: string;
  title: string;
  params: string;
  total: number;
  waiting: WaitingFor | null;
}

/** All elements of the set as a file, not just the pages that are shown. */
function Csv({ set, title, params, total, waiting }: CsvProps) {
  const most = Math.min(total, MOST_ELEMENTS);
  const save = async () => {
    const elements = await allElements(set, params);
    saveCsv(`elements ${title}`, tableOf(elements, waiting));
    return `Saved.${await tellExport(`Elements: ${title}`, "csv", elements.length)}`;
  };
  return (
    <CsvButton save={save}>
      {total === 1 ? "CSV" : `CSV of ${most < total ? "the first" : "all"} ${formatCount(most)}`}
    </CsvButton>
  );
}

/** For whom elements wait, and since when. */
interface WaitingFor {
  asOf: string;
  of: (element: ElementRow) => Waiting | undefined;
}

/** Of elements whose review is pending: whose turn it is; null for all others. */
function useWaiting(set: string, params: string): WaitingFor | null {
  const pending = set.startsWith("flow:") && set.endsWith("pending");
  const [query] = useAttention(pending ? ["reviews"] : [], params, () => MOST_AT_ONCE);
  const answer = query?.data;
  return useMemo(() => {
    if (!answer) return null;
    const keyOf = (one: { project: string | null; elementGuid: string | null }) =>
      `${one.project ?? ""}\n${one.elementGuid ?? ""}`;
    const known = new Map<string, Waiting>();
    // The longest stand first, and of two reviews of one element the longer one counts.
    for (const one of answer.waiting) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
    return { asOf: answer.asOf, of: (element) => known.get(keyOf(element)) };
  }, [answer]);
}

/** What is known of elements as rows of a file; times are ISO 8601 in UTC. */
export function tableOf(elements: ElementRow[], waiting: WaitingFor | null = null): ChartData {
  return {
    columns: [
      "Element",
      "Type",
      "Project",
      ...(waiting ? ["Waits for", "Waits since (UTC)"] : []),
      "First event (UTC)",
      "Last event (UTC)",
      "Events",
    ],
    rows: elements.map((one) => [
      one.elementGuid,
      one.elementType,
      one.project,
      ...(waiting ? [waiting.of(one)?.owner ?? null, waiting.of(one)?.since ?? null] : []),
      one.first,
      one.last,
      one.events,
    ]),
  };
}

interface ElementTableProps {
  elements: ElementRow[];
  waiting: WaitingFor | null;
  zone: string;
  onElement: (element: ElementRow) => void;
}

function ElementTable({ elements, waiting, zone, onElement }: ElementTableProps) {
  return (
    <TableRoom label="Elements">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Type</th>
            <th scope="col">Project</th>
            {waiting && (
              <>
                <th scope="col">Waits for</th>
                <th scope="col" className="number">
                  Age
                </th>
              </>
            )}
            <th scope="col">Last event</th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {elements.map((element) => (
            <tr key={`${element.project ?? ""}\n${element.elementGuid}`}>
              <th scope="row" className="mono">
                <button type="button" className="link" onClick={() => onElement(element)}>
                  <Name value={element.elementGuid} length={24} />
                  <span className="visually-hidden">: narrow the view to it</span>
                </button>
              </th>
              <td>
                <Name value={element.elementType} length={28} />
              </td>
              <td>
                <Name value={element.project} length={28} />
              </td>
              {waiting && <WaitingCells waits={waiting.of(element)} asOf={waiting.asOf} />}
              <td className="nowrap">{formatInstant(element.last, zone)}</td>
              <td className="number">{formatCount(element.events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function WaitingCells({ waits, asOf }: { waits: Waiting | undefined; asOf: string }) {
  return (
    <>
      <td>{waits ? <Name value={waits.owner} length={28} /> : "–"}</td>
      <td className="number nowrap">{waits ? formatAge(waits.since, asOf) : "–"}</td>
    </>
  );
}

const ROI: Record<string, string> = {
  counted: "Saved, each element once",
  repeated: "Generated again",
  rejected: "Generated, and stands rejected",
  deleted: "Generated, and deleted",
};

/** "flow:generation:generated>validation:passed" as people read it. */
function titleOf(set: string): string {
  if (set.startsWith("together:")) return peopleOf(set).join(" with ");
  if (set.startsWith("roi:")) return ROI[set.slice("roi:".length)] ?? set;
  return set
    .slice("flow:".length)
    .split(">")
    .map((node) => node.replaceAll("_", " ").replace(":", ": "))
    .join(" → ");
}
