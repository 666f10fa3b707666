import { useMemo } from "react";
import { useFlow, type Flow } from "../../api/insight";
import { useMay } from "../../api/me";
import { ChartPanel } from "../../charts/ChartPanel";
import { flowHeight, SankeyChart, type SankeyNode } from "../../charts/SankeyChart";
import { formatCount } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { useDrill } from "../drill";
import { Notes } from "./Notes";
import { QueryState } from "./QueryState";

interface FlowPanelProps {
  title: string;
  span?: number;
}

/** What became of each element, from generation to approval. Press a band or a node for its elements. */
export function FlowPanel({ title, span }: FlowPanelProps) {
  const [view] = useView();
  const query = useFlow(viewParams(view).toString());
  const flow = query.data;
  if (!flow || flow.elements === 0)
    return (
      <QueryState title={title} span={span} height={flowHeight} query={query} notes={flow?.notes ?? []} />
    );
  return <Drawn title={title} span={span} flow={flow} stale={query.isPlaceholderData} />;
}

function Drawn({ title, span, flow, stale }: FlowPanelProps & { flow: Flow; stale: boolean }) {
  const drill = useDrill();
  const all = useMay()("read-books");
  const nodes = useMemo(() => nodesOf(flow), [flow]);
  const bands = useMemo(
    () => flow.links.map(({ link, from, to, elements }) => ({ id: link, from, to, amount: elements })),
    [flow],
  );
  const columns = useMemo(() => flow.stages.map((stage) => stage.title), [flow]);
  const names = new Map(nodes.map((node) => [node.id, node.title]));
  return (
    <ChartPanel
      title={title}
      caption={
        `${formatCount(flow.elements)} ${flow.elements === 1 ? "element" : "elements"} by the latest outcome in this period at each stage. What needs attention may be older; a pass rate counts every check` +
        (all ? "" : ". What others decided, whose events are not yours to see, is missing here")
      }
      data={{
        columns: ["From", "To", "Elements"],
        rows: flow.links.map((link) => [
          names.get(link.from) ?? link.from,
          names.get(link.to) ?? link.to,
          link.elements,
        ]),
      }}
      print={(value) => (typeof value === "number" ? formatCount(value) : (value ?? ""))}
      onRow={(row) => {
        const link = flow.links[row];
        if (link) drill.elements(`flow:${link.link}`);
      }}
      rowWord="elements"
      span={span}
      stale={stale}
    >
      <SankeyChart
        title={title}
        columns={columns}
        nodes={nodes}
        bands={bands}
        onNode={(id) => drill.elements(`flow:${id}`)}
        onBand={(id) => drill.elements(`flow:${id}`)}
      />
      <Notes notes={flow.notes} />
    </ChartPanel>
  );
}

function nodesOf(flow: Flow): SankeyNode[] {
  return flow.stages.flatMap((stage, column) =>
    stage.nodes.map((node) => ({
      id: node.id,
      title: node.title,
      amount: node.elements,
      column,
      tone: toneOf(node.outcome),
    })),
  );
}

const TONES: Record<string, SankeyNode["tone"]> = {
  passed: "good",
  approved: "good",
  failed: "bad",
  rejected: "bad",
  generated: "plain",
  warnings: "warn",
  requested: "plain",
  pending: "quiet",
};

function toneOf(outcome: string): SankeyNode["tone"] {
  return TONES[outcome] ?? "quiet";
}
