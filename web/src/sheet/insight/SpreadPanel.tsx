import { useMemo, useState } from "react";
import { useDistribution, type Distribution } from "../../api/insight";
import { ChartPanel } from "../../charts/ChartPanel";
import { HistogramChart } from "../../charts/HistogramChart";
import { formatCount, formatText } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { useDrill } from "../drill";
import { Picked } from "../Picked";
import { binsOf } from "./bins";
import { Notes } from "./Notes";
import { QueryState } from "./QueryState";

interface SpreadPanelProps {
  title: string;
  metric: string;
  span?: number;
}

/** How the numbers behind a metric are spread. Press a bar for its events. */
export function SpreadPanel({ title, metric, span }: SpreadPanelProps) {
  const [view] = useView();
  const query = useDistribution(metric, viewParams(view).toString());
  const spread = query.data;
  if (!spread || spread.count === 0)
    return <QueryState title={title} span={span} height={260} query={query} notes={spread?.notes ?? []} />;
  return <Drawn title={title} span={span} spread={spread} stale={query.isPlaceholderData} />;
}

type DrawnProps = Omit<SpreadPanelProps, "metric"> & { spread: Distribution; stale: boolean };

function Drawn({ title, span, spread, stale }: DrawnProps) {
  const drill = useDrill();
  const [picked, setPicked] = useState<number | null>(null);
  const { unit, buckets } = spread;
  const bins = useMemo(
    () => binsOf(buckets, unit, { least: spread.least ?? 0, greatest: spread.greatest ?? 0 }),
    [buckets, unit, spread.least, spread.greatest],
  );
  const rules = useMemo(() => rulesOf(spread), [spread]);
  const open = (index: number) => {
    const bucket = buckets[index];
    if (bucket) drill.events(spread.metric, { atLeast: bucket.atLeast, below: bucket.below });
  };
  const bin = picked === null ? undefined : bins[picked];
  return (
    <ChartPanel
      title={title}
      caption={captionOf(spread)}
      data={{
        columns: ["Range", "Events"],
        rows: bins.map((one) => [one.name, one.amount]),
        units: [null, "count"],
      }}
      print={(value) => (typeof value === "number" ? formatCount(value) : (value ?? ""))}
      onRow={open}
      span={span}
      stale={stale}
    >
      <HistogramChart title={title} unit={unit} bins={bins} rules={rules} onBin={setPicked} />
      {picked !== null && bin && (
        <Picked
          name={bin.name}
          value={formatCount(bin.amount)}
          count={formatCount(bin.amount)}
          onEvents={() => open(picked)}
          onClose={() => setPicked(null)}
        />
      )}
      <Notes notes={spread.notes} />
    </ChartPanel>
  );
}

function rulesOf(spread: Distribution) {
  const names = new Map([
    [0.5, "median"],
    [0.95, "95th percentile"],
  ]);
  return spread.quantiles.flatMap(({ q, value }) => {
    const label = names.get(q);
    return label && value !== null ? [{ at: value, label }] : [];
  });
}

function captionOf(spread: Distribution): string {
  return `${formatCount(spread.count)} values from ${formatText(spread.least, spread.unit)} to ${formatText(spread.greatest, spread.unit)}, ${formatText(spread.mean, spread.unit)} on average`;
}
