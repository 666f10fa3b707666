import { useMemo } from "react";
import type { AsideProps } from "../../sheet/aside";
import { KpiRow } from "../../sheet/KpiRow";
import { TrendPanel } from "../../sheet/TrendPanel";
import { useSheet } from "../../sheet/useSheet";
import { Drawer } from "../../ui/Drawer";

/** One metric over time, large. */
export function TrendDrawer({ aside, context, onClose }: AsideProps) {
  const info = context.catalogue.metrics.find((metric) => metric.name === aside.metric);
  const queries = useMemo(() => [{ metric: aside.metric, series: true }], [aside.metric]);
  const sheet = useSheet(context, queries);
  return (
    <Drawer title={info?.title ?? aside.metric} kicker="Over time" onClose={onClose}>
      {info && <p className="why-meaning">{info.description}</p>}
      <KpiRow sheet={sheet} metrics={[aside.metric]} of="drawer" />
      <TrendPanel
        sheet={sheet}
        context={context}
        title={info?.title ?? aside.metric}
        metrics={[aside.metric]}
        span={12}
      />
    </Drawer>
  );
}
