import { useMemo, useState } from "react";
import type { Group, MetricAnswer } from "../api/types";
import { ChartPanel } from "../charts/ChartPanel";
import { HeatmapChart } from "../charts/HeatmapChart";
import { formatCount, formatText, keyName, labelOf } from "../ui/format";
import { isPicked, useDrill } from "./drill";
import { gridOf } from "./grid";
import { cellsOf, named } from "./spec";
import { drawable, PanelState } from "./PanelState";
import { Picked } from "./Picked";
import { useView } from "../view/useView";
import type { Sheet } from "./useSheet";

const ORDERED = new Set(["weekday", "hour"]);

interface HeatmapPanelProps {
  sheet: Sheet;
  title: string;
  metric: string;
  by: string[];
  /** What a row's name is unique in: sections of different codes have equal numbers. */
  within: string | null;
  columns: string | null;
  span: number;
}

/** One metric by two dimensions. */
export function HeatmapPanel({ sheet, title, metric, by, within, columns, span }: HeatmapPanelProps) {
  const names = useMemo(() => named({ by, within }), [by, within]);
  if (!sheet.info(metric)) return null;
  const result = sheet.result(metric, cellsOf({ by, within, columns }));
  const [answer] = drawable([result], (one) => one.groups.some((group) => group.value !== null)) ?? [];
  if (!answer) return <PanelState title={title} sheet={sheet} results={[result]} height={220} span={span} />;
  return (
    <Drawn sheet={sheet} title={title} answer={answer} rows={names} columns={columns ?? ""} span={span} />
  );
}

type DrawnProps = Pick<HeatmapPanelProps, "sheet" | "title" | "span"> & {
  answer: MetricAnswer;
  columns: string;
  rows: string[];
};

function Drawn({ sheet, title, answer, rows, columns, span }: DrawnProps) {
  const drill = useDrill();
  const [view] = useView();
  const [picked, setPicked] = useState<Group | null>(null);
  const grid = useMemo(() => gridOf(answer.groups, rows, columns), [answer, rows, columns]);
  const inFilter = useMemo(() => {
    const names = [...rows, columns].filter((name) => view.filters[name]);
    if (names.length === 0) return undefined;
    return (row: number, column: number) => isPicked(grid.at(row, column)?.key ?? {}, names, view.filters);
  }, [view.filters, grid, rows, columns]);
  return (
    <ChartPanel
      title={title}
      caption={grid.left > 0 ? `${answer.title}; ${grid.left} more rows are in the table` : answer.title}
      data={{
        columns: [...rows, columns, answer.title, "Events"],
        rows: answer.groups.map((group) => [
          ...rows.map((row) => labelOf(row, group.key[row])),
          labelOf(columns, group.key[columns]),
          group.value,
          group.events,
        ]),
        units: [...rows.map(() => null), null, answer.unit, "count"],
      }}
      print={(value, column) =>
        typeof value === "string"
          ? value
          : formatText(value, column === rows.length + 2 ? "count" : answer.unit)
      }
      onRow={(row) => drill.events(answer.metric, { key: answer.groups[row]?.key ?? {} })}
      span={span}
      stale={sheet.stale}
    >
      <HeatmapChart
        title={title}
        unit={answer.unit}
        rows={grid.rows}
        columns={grid.columns}
        ordered={ORDERED.has(columns)}
        cells={grid.cells}
        chosen={inFilter}
        onCell={(row, column) => setPicked(grid.at(row, column) ?? null)}
      />
      {picked && (
        <Picked
          name={`${keyName(picked.key, rows)}, ${labelOf(columns, picked.key[columns])}`}
          value={formatText(picked.value, answer.unit)}
          onEvents={() => drill.events(answer.metric, { key: picked.key })}
          count={formatCount(picked.events)}
          filter={drill.choice(picked.key)}
          onClose={() => setPicked(null)}
        />
      )}
    </ChartPanel>
  );
}
