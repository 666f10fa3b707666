import { useMemo } from "react";
import { usePairs, type Pairs } from "../../api/insight";
import { ChartPanel } from "../../charts/ChartPanel";
import { HistogramChart } from "../../charts/HistogramChart";
import { formatCount, formatText } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { binsOf, trimmed } from "./bins";
import { QueryState } from "./QueryState";

interface ErrorPanelProps {
  title: string;
  metric: string;
  span?: number;
}

/** How far estimates miss, element by element: left of zero too low, right of it too high. */
export function ErrorPanel({ title, metric, span }: ErrorPanelProps) {
  const [view] = useView();
  const query = usePairs(metric, "element", viewParams(view).toString());
  const pairs = query.data;
  if (!pairs || pairs.bins.every((bin) => bin.events === 0))
    return <QueryState title={title} span={span} height={340} query={query} notes={pairs?.notes ?? []} />;
  return <Drawn title={title} span={span} pairs={pairs} stale={query.isPlaceholderData} />;
}

function Drawn({
  title,
  span,
  pairs,
  stale,
}: Omit<ErrorPanelProps, "metric"> & { pairs: Pairs; stale: boolean }) {
  const buckets = useMemo(() => trimmed(pairs.bins), [pairs]);
  const bins = useMemo(() => binsOf(buckets, "fraction", { least: -0.5, greatest: 0.5 }), [buckets]);
  const median = pairs.quantiles.find(({ q }) => q === 0.5)?.value ?? null;
  const rules = useMemo(
    () => [
      ...(pairs.bias === null ? [] : [{ at: pairs.bias, label: "bias" }]),
      ...(median === null ? [] : [{ at: median, label: "median" }]),
    ],
    [pairs.bias, median],
  );
  return (
    <ChartPanel
      title={title}
      caption={captionOf(pairs)}
      data={{
        columns: ["Error", "Elements"],
        rows: pairs.bins.map((bin, index) => [
          binsOf(pairs.bins, "fraction", { least: -0.5, greatest: 0.5 })[index]?.name ?? "",
          bin.events,
        ]),
      }}
      print={(value) => (typeof value === "number" ? formatCount(value) : (value ?? ""))}
      span={span}
      stale={stale}
    >
      <HistogramChart
        title={title}
        unit="fraction"
        bins={bins}
        rules={rules}
        band={{ from: -pairs.tolerance, to: pairs.tolerance, label: "tolerance" }}
        height={340}
      />
    </ChartPanel>
  );
}

function captionOf(pairs: Pairs): string {
  const at = (q: number) => formatText(pairs.quantiles.find((one) => one.q === q)?.value, "fraction");
  return `Estimate less actual, over actual; 90 of 100 elements lie between ${at(0.05)} and ${at(0.95)}`;
}
