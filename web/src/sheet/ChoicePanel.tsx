import { useMemo, useState } from "react";
import { Choice } from "../ui/Choice";
import { dimensionWord } from "../ui/dimensions";
import { BreakdownPanel } from "./BreakdownPanel";
import type { SheetContext } from "./context";
import { breakdownOf } from "./spec";
import { useSheet, type Sheet } from "./useSheet";

interface ChoicePanelProps {
  sheet: Sheet;
  context: SheetContext;
  metrics: string[];
  by: string[];
  span: number;
}

/** One of several metrics by one of several dimensions. The first ones come with the sheet, others when they are chosen. */
export function ChoicePanel({ sheet, context, metrics, by, span }: ChoicePanelProps) {
  const [metric = "", setMetric] = useState(metrics[0]);
  const [cut = "", setCut] = useState(by[0]);
  const first = metric === metrics[0] && cut === by[0];
  const queries = useMemo(() => (first ? [] : breakdownOf(metric, cut)), [first, metric, cut]);
  const own = useSheet(context, queries);
  const shown = first ? sheet : own;
  const title = `${sheet.info(metric)?.title ?? metric} by ${dimensionWord(cut).toLowerCase()}`;
  return (
    <BreakdownPanel
      sheet={shown}
      title={title}
      metric={metric}
      by={[cut]}
      within={null}
      span={span}
      choices={
        <div className="panel-choices">
          <Choice
            label="Figure"
            value={metric}
            options={metrics.map((id) => ({ id, title: sheet.info(id)?.title ?? id }))}
            onChange={setMetric}
          />
          <Choice
            label="Group by"
            value={cut}
            options={by.map((id) => ({ id, title: dimensionWord(id) }))}
            onChange={setCut}
          />
        </div>
      }
    />
  );
}
