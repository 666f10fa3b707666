import { useMemo, useState, type ReactNode } from "react";
import type { Group, MetricAnswer } from "../api/types";
import { BarChart, type Bar } from "../charts/BarChart";
import { ChartPanel } from "../charts/ChartPanel";
import type { ChartData } from "../charts/csv";
import { capital } from "../ui/capital";
import { formatCount, formatText, isAmount, keyName, labelOf } from "../ui/format";
import { isPicked, useDrill } from "./drill";
import { cutsOf, named } from "./spec";
import { drawable, PanelState } from "./PanelState";
import { Picked } from "./Picked";
import { useView } from "../view/useView";
import type { Sheet } from "./useSheet";

interface BreakdownPanelProps {
  sheet: Sheet;
  title: string;
  metric: string;
  by: string[];
  /** What the values of `by` are unique in; both then name a bar. */
  within: string | null;
  span: number;
  /** What else may be shown in its place. */
  choices?: ReactNode;
}

/** One metric by the values of one dimension. Press a bar for its events, or to narrow the view to it. */
export function BreakdownPanel({ sheet, title, metric, by, within, span, choices }: BreakdownPanelProps) {
  const asked = cutsOf({ by, within });
  const cuts = useMemo(() => named({ by, within }), [by, within]);
  if (!sheet.info(metric)) return null;
  const result = sheet.result(metric, asked);
  const [answer] = drawable([result], (one) => one.groups.some((group) => group.value !== null)) ?? [];
  if (!answer)
    return (
      <PanelState title={title} sheet={sheet} results={[result]} height={220} span={span} choices={choices} />
    );
  return <Drawn {...{ sheet, title, answer, cuts, span, choices }} />;
}

type DrawnProps = Pick<BreakdownPanelProps, "sheet" | "title" | "span" | "choices"> & {
  answer: MetricAnswer;
  cuts: string[];
};

function Drawn({ sheet, title, answer: given, cuts, span, choices }: DrawnProps) {
  const answer = useMemo(() => ranked(given), [given]);
  const drill = useDrill();
  const [view] = useView();
  const [picked, setPicked] = useState<number | null>(null);
  const { groups, unit } = answer;
  const bars = useMemo<Bar[]>(
    () =>
      groups.map((group) => ({
        name: keyName(group.key, cuts),
        value: group.value,
        previous: group.previous,
        events: group.events,
      })),
    [groups, cuts],
  );
  const data = useMemo(() => tableOf(answer, cuts, sheet.beside), [answer, cuts, sheet.beside]);
  const inFilter = useMemo(() => {
    const names = cuts.filter((name) => view.filters[name]);
    if (names.length === 0) return undefined;
    return groups.map((group) => isPicked(group.key, names, view.filters));
  }, [view.filters, groups, cuts]);
  const chosen = picked === null ? undefined : groups[picked];
  const events = (group: Group | undefined) => group && drill.events(answer.metric, { key: group.key });
  return (
    <ChartPanel
      title={title}
      caption={captionOf(answer)}
      data={data}
      print={(value, column) => print(value, column - cuts.length, unit)}
      onRow={(row) => events(groups[row])}
      span={span}
      stale={sheet.stale}
      choices={choices}
    >
      <BarChart
        title={title}
        unit={unit}
        bars={bars}
        beside={sheet.beside}
        chosen={inFilter}
        onBar={setPicked}
      />
      {chosen && (
        <Picked
          name={keyName(chosen.key, cuts)}
          value={formatText(chosen.value, unit)}
          onEvents={() => events(chosen)}
          count={formatCount(chosen.events)}
          filter={drill.choice(chosen.key)}
          onClose={() => setPicked(null)}
        />
      )}
    </ChartPanel>
  );
}

/** Greatest first; what has no value last. */
export function ranked(answer: MetricAnswer): MetricAnswer {
  const size = (group: Group) => group.value ?? -Infinity;
  return { ...answer, groups: [...answer.groups].sort((a, b) => Math.sign(size(b) - size(a)) || 0) };
}

function captionOf(answer: MetricAnswer): string {
  const note = answer.notes.find((one) => one.code === "dimension_missing" || one.code === "limit");
  const what = note ? capital(note.text) : `${answer.title}, ${formatCount(answer.events)} events`;
  return isAmount(answer.unit) ? what : `${what} · highest first`;
}

function tableOf(answer: MetricAnswer, cuts: string[], beside: string | null): ChartData {
  return {
    columns: [...cuts, answer.title, beside ?? "Previous", "Events"],
    rows: answer.groups.map((group) => [
      ...cuts.map((cut) => labelOf(cut, group.key[cut])),
      group.value,
      group.previous ?? null,
      group.events,
    ]),
    units: [...cuts.map(() => null), answer.unit, answer.unit, "count"],
  };
}

function print(value: string | number | null, column: number, unit: string): string {
  if (typeof value === "string") return value;
  return column === 2 ? formatCount(value ?? 0) : formatText(value, unit);
}
