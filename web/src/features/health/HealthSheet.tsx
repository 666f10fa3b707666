import { useMay } from "../../api/me";
import { ChainTable } from "../../sheet/ChainTable";
import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";
import { AccountingTable } from "./AccountingTable";
import { Condition } from "./Condition";
import { CountedTable } from "./CountedTable";
import { LossesTable } from "./LossesTable";
import { QuarantineTable } from "./QuarantineTable";
import { SourceTable } from "./SourceTable";
import { StoragePanel } from "./StoragePanel";
import { UnknownTypes } from "./UnknownTypes";

const SPEC: SheetSpec = {
  tab: "health",
  cards: [
    "generation_latency_p50",
    "generation_latency_p95",
    "health_check_pass_rate",
    "health_checks",
    "deployments",
    "gpu_utilization",
    "cpu_utilization",
    "hook_events_lost",
  ],
  panels: [
    {
      kind: "trend",
      title: "Generation time, median and 95th percentile",
      metrics: ["generation_latency_p50", "generation_latency_p95"],
      marks: ["deployment", "hook"],
      span: 8,
    },
    { kind: "spread", title: "How long generation takes", metric: "generation_latency_p95", span: 4 },
    {
      kind: "bars",
      title: "Generation time by element type, 95th percentile",
      metric: "generation_latency_p95",
      by: "elementType",
      span: 4,
    },
    {
      kind: "trend",
      title: "Healthy checks, with deployments",
      metrics: ["health_check_pass_rate"],
      marks: ["deployment", "hook"],
      span: 8,
    },
    { kind: "trend", title: "Throughput", metrics: ["elements_generated", "parses"], span: 4 },
    { kind: "trend", title: "GPU and CPU use", metrics: ["gpu_utilization", "cpu_utilization"], span: 4 },
    {
      kind: "trend",
      title: "Health checks and deployments",
      metrics: ["health_checks", "deployments"],
      span: 4,
    },
  ],
};

/** Is everything received, read and accounted for: for those who keep it running. */
export function HealthSheet({ context }: { context: SheetContext }) {
  const may = useMay();
  return (
    <StandardSheet context={context} spec={SPEC}>
      {may("administer") && (
        <>
          <Condition zone={context.zone} />
          <StoragePanel zone={context.zone} />
        </>
      )}
      <SourceTable zone={context.zone} />
      <CountedTable zone={context.zone} />
      <LossesTable zone={context.zone} />
      {may("read-books") && (
        <>
          <AccountingTable />
          <QuarantineTable zone={context.zone} />
        </>
      )}
      <ChainTable zone={context.zone} />
      <UnknownTypes />
    </StandardSheet>
  );
}
