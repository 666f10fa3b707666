import { useState } from "react";
import { problemFrom } from "../../api/client";
import { useRoi, type Roi as Answer } from "../../api/insight";
import { useDrill } from "../../sheet/drill";
import { Notes } from "../../sheet/insight/Notes";
import type { PartProps } from "../../sheet/parts";
import { formatCount, formatDay, formatExact, formatPercent, formatText, nameOf } from "../../ui/format";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { rateText } from "../../ui/rates";
import { spanStyle } from "../../ui/span";
import { TableRoom } from "../../ui/TableRoom";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import "./roi.css";

/** What AEC OS is worth in this view, and how that was worked out. */
export function Roi({ panel, context }: Pick<PartProps, "panel" | "context">) {
  const [view] = useView();
  const { data, error, refetch } = useRoi(viewParams(view).toString());
  return (
    <section
      className="panel roi"
      style={spanStyle(panel.span ?? undefined)}
      aria-label="Return on investment"
    >
      <header className="panel-head">
        <div>
          <h2>Return on investment</h2>
          <p className="panel-caption">
            Each element saves once, and nothing where it stands rejected or deleted.
          </p>
        </div>
      </header>
      {data ? (
        <Worth answer={data} zone={context.zone} />
      ) : error ? (
        <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingBlock height={260} />
      )}
    </section>
  );
}

function Worth({ answer, zone }: { answer: Answer; zone: string }) {
  const { saved, range, costs, reuse } = answer;
  return (
    <div className="panel-body">
      <dl className="glance">
        <Fact title="Saved, each element once" detail={formatText(saved.hours, "hours") + bridgeOf(answer)}>
          {usd(saved.usd)}
        </Fact>
        <Fact
          title="Low to high (80% interval)"
          detail={range ? scatterOf(range, zone) : (answer.noRange ?? "")}
        >
          {range ? `${usd(range.low.usd)} – ${usd(range.high.usd)}` : "–"}
        </Fact>
        <Fact title="Without elements from templates" detail={`${formatCount(reuse.elements)} came from one`}>
          {usd(reuse.without.usd)}
        </Fact>
        <Fact
          title="Net benefit"
          detail={costs ? `after ${usd(costs.total)} for the tool` : (answer.noCosts ?? "")}
        >
          {costs ? usd(costs.benefit) : "–"}
        </Fact>
        {costs && (
          <Fact
            title="Return on what it costs"
            detail={`${usd(costs.once)} at the beginning: ${costs.payback}`}
          >
            {costs.roi === null ? "–" : formatPercent(costs.roi)}
          </Fact>
        )}
      </dl>
      <details className="roi-how">
        <summary>How this was worked out</summary>
        <p>{answer.definition}</p>
        <Lines answer={answer} />
        <Types answer={answer} />
        <Sensitivities answer={answer} />
        {costs && <Spent costs={costs} />}
        <Baselines answer={answer} zone={zone} />
      </details>
      <Notes notes={answer.notes} />
    </div>
  );
}

/** Why it is not what the headline and the cards say. */
function bridgeOf({ lines, saved }: Answer): string {
  const gross = lines.find(({ name }) => name === "gross")?.saved;
  if (!gross || gross.usd === saved.usd) return "";
  return `; the ${usd(gross.usd)} and ${formatText(gross.hours, "hours")} of the cards count every generation`;
}

/** How wide the interval is and why: one week may be most of it. */
function scatterOf({ weeks, mostly }: NonNullable<Answer["range"]>, zone: string): string {
  const most = mostly === null ? "" : `; the week from ${formatDay(mostly, zone)} is more than half of it`;
  return `how ${weeks} whole weeks scatter${most}`;
}

function Lines({ answer }: { answer: Answer }) {
  const drill = useDrill();
  return (
    <TableRoom label="From every generation to what was saved once">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="number">
              Generations
            </th>
            <th scope="col" className="number">
              Hours (h)
            </th>
            <th scope="col" className="number">
              USD ($)
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line) => (
            <tr key={line.name} className={line.name === "net" ? "roi-net" : undefined}>
              <th scope="row">{line.title}</th>
              <td className="number">
                {line.events === 0 ? (
                  "0"
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={`${line.title}: show ${formatCount(line.events)}`}
                    onClick={() =>
                      line.name === "gross"
                        ? drill.events("time_saved_hours")
                        : drill.elements(`roi:${line.name === "net" ? "counted" : line.name}`)
                    }
                  >
                    {formatCount(line.events)}
                  </button>
                )}
              </td>
              <td className="number">{formatText(line.saved.hours, "hours")}</td>
              <td className="number">{usd(line.saved.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** So many rows are shown at first; all of them are a press away, where that saves more than a press. */
const FIRST = 12;
const WORTH_FOLDING = 4;

function Types({ answer }: { answer: Answer }) {
  const drill = useDrill();
  const [shown, all] = useFirst(answer.byType);
  if (shown.length === 0) return null;
  return (
    <TableRoom label="Saved by element type">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Element type</th>
            <th scope="col" className="number">
              Elements
            </th>
            <th scope="col" className="number">
              Hours (h)
            </th>
            <th scope="col" className="number">
              USD ($)
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.elementType ?? ""}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => drill.events("time_saved_hours", { key: { elementType: one.elementType } })}
                >
                  {nameOf(one.elementType)}
                </button>
              </th>
              <td className="number">{formatCount(one.elements)}</td>
              <td className="number">{formatText(one.saved.hours, "hours")}</td>
              <td className="number">{usd(one.saved.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all && <All what="element types" all={all} />}
    </TableRoom>
  );
}

function Sensitivities({ answer }: { answer: Answer }) {
  return (
    <TableRoom label="What if">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What if</th>
            <th scope="col" className="number">
              Saved ($)
            </th>
            <th scope="col" className="number">
              Net benefit ($)
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.sensitivity.map((one) => (
            <tr key={one.title}>
              <th scope="row">{one.title}</th>
              <td className="number">{usd(one.usd)}</td>
              <td className="number">{one.benefit === null ? "–" : usd(one.benefit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function Spent({ costs }: { costs: NonNullable<Answer["costs"]> }) {
  return (
    <p>
      The tool costs {usd(costs.total)} in {formatText(costs.months, "")} months: {usd(costs.licences)} for
      licences, {usd(costs.machines)} for machines, {usd(costs.people)} for people&apos;s hours.
      {costs.breakEven !== null &&
        ` Nothing would be left if the work by hand took ${formatText(costs.breakEven, "fraction")} of what the baselines say.`}
    </p>
  );
}

function Baselines({ answer, zone }: { answer: Answer; zone: string }) {
  const rows = answer.baselines;
  const [shown, all] = useFirst(rows);
  return (
    <>
      <p>
        {rows.length === 1
          ? "One baseline applies:"
          : `${rows.length} baselines apply, the most specific first:`}
      </p>
      <ul className="roi-rows">
        {shown.map((row, place) => (
          <li key={`${row.elementType} ${row.project} ${row.from}`}>{baselineText(rows, place, zone)}</li>
        ))}
      </ul>
      {all && <All what="baselines" all={all} />}
    </>
  );
}

/** The first of many rows, and what shows and hides the others; null where there are none. */
function useFirst<T>(rows: T[]): [T[], Folded | null] {
  const [open, setOpen] = useState(false);
  if (rows.length < FIRST + WORTH_FOLDING) return [rows, null];
  const toggle = () => setOpen(!open);
  return [open ? rows : rows.slice(0, FIRST), { count: rows.length, open, toggle }];
}

interface Folded {
  count: number;
  open: boolean;
  toggle: () => void;
}

function All({ what, all: { count, open, toggle } }: { what: string; all: Folded }) {
  return (
    <div className="panel-more">
      <button type="button" className="button" aria-expanded={open} onClick={toggle}>
        {open ? `Show the first ${FIRST} ${what}` : `Show all ${count} ${what}`}
      </button>
    </div>
  );
}

/** A baseline as somebody laid it down, to its last digit, with the rate that holds for it. */
function baselineText(rows: Answer["baselines"], place: number, zone: string): string {
  const row = rows[place];
  if (!row) return "";
  const subject = `${row.elementType ?? "every element"}${row.project === null ? "" : ` in ${row.project}`}`;
  const from = row.from === null ? "" : ` from ${formatDay(row.from, zone)} on`;
  return `${subject}${from}: ${formatExact(row.manualHours, "hours")} by hand at ${rateText(rows, place, zone)}`;
}

function usd(amount: number | null): string {
  return formatText(amount, "usd");
}

function Fact({ title, detail, children }: { title: string; detail: string; children: string }) {
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd className="fact-note">{detail}</dd>
    </div>
  );
}
