import { useCallback, useEffect, useRef, useState } from "react";
import { problemFrom } from "../../api/client";
import { allThatWaits, MOST_AT_ONCE, useAttention, type Attention, type Waiting } from "../../api/insight";
import { useMay } from "../../api/me";
import type { Panel } from "../../api/sheets";
import { saveCsv } from "../../charts/csv";
import { CsvIcon } from "../../charts/CsvIcon";
import { offerExport, tellExport } from "../../charts/exports";
import { formatAge, formatCount, formatDay, formatInstant, NOT_SAID } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { reveal } from "../../ui/reveal";
import { spanStyle } from "../../ui/span";
import { TableRoom } from "../../ui/TableRoom";
import { viewParams } from "../../view/request";
import { navigate, useParsedView, usePart, useView } from "../../view/useView";
import type { SheetContext } from "../context";
import { useDrill } from "../drill";
import { eventsOf, KINDS, metricOf, tableOf, tableOfAll } from "./attention";
import { Notes } from "./Notes";

/** As many as are read at a glance; the others are one press away. */
const FIRST = 5;

interface AttentionPanelProps {
  title: string;
  /** The kinds of matters that may wait, under the names that are there before their answers are. */
  of: Panel["of"];
  context: SheetContext;
  span?: number;
}

/** What waits for somebody, longest first: whose it is, how old, and the way to it. */
export function AttentionPanel({ title, of: matters, context, span }: AttentionPanelProps) {
  const [view] = useView();
  const of = matters.map(({ name }) => name);
  const [picked, setPicked] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const { part, visit } = usePart();
  const [arrived, setArrived] = useState("");
  if (of.includes(part) && visit !== arrived) {
    setArrived(visit);
    setPicked(part);
    setAll(false);
  }
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrived !== "") reveal(panel.current, "[aria-pressed=true]");
  }, [arrived]);
  const params = viewParams(view).toString();
  const queries = useAttention(of, params, (kind) => (all && kind === picked ? MOST_AT_ONCE : FIRST));
  // Until somebody picks one: the first of which something waits.
  const waits = of.find((_, place) => queries[place]?.data?.total !== 0);
  const chosen = picked ?? waits ?? of[0] ?? "";
  const index = of.indexOf(chosen);
  const query = queries[index];
  const answer = query?.data;
  const rows = useCallback(async () => {
    const { waiting, asOf } = await allThatWaits(chosen, params);
    return tableOf(waiting, asOf);
  }, [chosen, params]);
  return (
    <section
      ref={panel}
      className={query?.isPlaceholderData ? "panel stale" : "panel"}
      style={spanStyle(span)}
      aria-label={title}
    >
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          <p className="panel-caption">
            {answer
              ? `On ${formatDay(answer.asOf, context.zone)}, whenever it began; longest first`
              : "\u00a0"}
          </p>
        </div>
        <div className="tools">
          <EverythingCsv params={params} />
          <CsvIcon title={matters[index]?.title ?? title} rows={rows} label="CSV of these" />
        </div>
      </header>
      <div className="panel-choices" role="group" aria-label="What needs attention">
        {matters.map(({ name: kind, title: name }, place) => (
          <Kind
            key={kind}
            name={name}
            count={queries[place]?.data?.total}
            pressed={kind === chosen}
            onPress={() => {
              setPicked(kind);
              setAll(false);
            }}
          />
        ))}
      </div>
      {query?.error && !answer && (
        <div className="panel-body">
          <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query?.isPending && <LoadingBlock height={210} />}
      {answer && answer.total === 0 && (
        <div className="panel-body panel-empty">
          <EmptyNotice title="Nothing waits here." />
        </div>
      )}
      {answer && answer.total > 0 && <Matters answer={answer} context={context} />}
      {answer && answer.total > answer.waiting.length && (
        <div className="panel-more">
          <button
            type="button"
            className="button"
            onClick={() => {
              setPicked(chosen);
              setAll(true);
            }}
            disabled={all}
          >
            {answer.total > MOST_AT_ONCE
              ? `Show the first ${formatCount(MOST_AT_ONCE)}`
              : `Show all ${formatCount(answer.total)}`}
          </button>
        </div>
      )}
      {answer && (
        <div className="panel-figure">
          <Notes notes={answer.notes} />
        </div>
      )}
    </section>
  );
}

interface KindProps {
  name: string;
  count: number | undefined;
  pressed: boolean;
  onPress: () => void;
}

function Kind({ name, count, pressed, onPress }: KindProps) {
  return (
    <button type="button" className="button kind" aria-pressed={pressed} onClick={onPress}>
      {name} <b className="kind-count">{count === undefined ? "–" : formatCount(count)}</b>
    </button>
  );
}

function Matters({ answer, context }: { answer: Attention; context: SheetContext }) {
  const drill = useDrill();
  const metric = metricOf(answer.of);
  const told = metric !== undefined && context.catalogue.metrics.some((one) => one.name === metric);
  const brought = answer.waiting.some((one) => one.user !== null && one.user !== one.owner);
  return (
    <TableRoom label={answer.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Waits for</th>
            <th scope="col" className="number">
              Age
            </th>
            <th scope="col">Project</th>
            {brought && <th scope="col">Brought up by</th>}
            <th scope="col">Since</th>
            {told && (
              <th scope="col">
                <span className="visually-hidden">Behind it</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {answer.waiting.map((one) => (
            <tr key={`${one.project ?? ""}\n${one.key}`}>
              <th scope="row">
                <About matter={one} />
              </th>
              <td>
                <Name value={one.owner} length={28} />
              </td>
              <td className="number nowrap">{formatAge(one.since, answer.asOf)}</td>
              <td>
                <Name value={one.project} length={28} />
              </td>
              {brought && (
                <td>
                  <Name value={one.user} length={28} />
                </td>
              )}
              <td className="nowrap">{formatInstant(one.since, context.zone)}</td>
              {told && (
                <td className="number">
                  <button
                    type="button"
                    className="link"
                    onClick={() => drill.events(metric, eventsOf(answer.of, one, answer.asOf))}
                  >
                    events<span className="visually-hidden"> of {one.elementGuid ?? one.key}</span>
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** What a matter is about; an element is one press from the view of it alone. */
function About({ matter }: { matter: Waiting }) {
  const { view } = useParsedView();
  const { elementGuid, elementType, project } = matter;
  if (elementGuid === null) return <Name value={matter.key} length={24} />;
  const narrow = () =>
    navigate({
      ...view,
      aside: null,
      filters: { ...view.filters, project: [project ?? NOT_SAID], elementGuid: [elementGuid] },
    });
  return (
    <button type="button" className="link" onClick={narrow}>
      {elementType !== null && (
        <>
          <Name value={elementType} length={24} />{" "}
        </>
      )}
      <span className="mono">
        <Name value={elementGuid} length={10} />
      </span>
      <span className="visually-hidden">: narrow the view to it</span>
    </button>
  );
}

const EVERYTHING = "Everything that needs attention";

/** Every kind in one file, also those of other sheets: the list for a meeting. */
function EverythingCsv({ params }: { params: string }) {
  const [said, setSaid] = useState("");
  const exporting = useMay()("export");
  const save = useCallback(() => {
    Promise.all(KINDS.map((kind) => allThatWaits(kind, params)))
      .then(async (kinds) => {
        const table = tableOfAll(kinds);
        saveCsv(EVERYTHING, table);
        const cut = kinds.filter((kind) => kind.total > kind.waiting.length).map((kind) => kind.title);
        const told = await tellExport(EVERYTHING, "csv", table.rows.length);
        setSaid(`Saved.${cut.length > 0 ? ` Cut to the longest: ${cut.join(", ")}.` : ""}${told}`);
      })
      .catch((error: unknown) => setSaid(`Not saved: ${problemFrom(error).title}`));
  }, [params]);
  useEffect(() => (exporting ? offerExport(EVERYTHING, { csv: save }) : undefined), [exporting, save]);
  if (!exporting) return null;
  return (
    <>
      <span role="status" className="quiet">
        {said}
      </span>
      <button
        type="button"
        className="button"
        title="CSV of everything that needs attention: reviews, tasks, conflicts, checks and validations, those of other sheets too"
        onClick={save}
      >
        <Icon name="download" size={14} /> CSV of all kinds
        <span className="visually-hidden">, those of other sheets too</span>
      </button>
    </>
  );
}
