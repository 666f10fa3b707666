import { useChanges, useFlow, type Changes } from "../../api/insight";
import { useMay } from "../../api/me";
import { useQuarantine, useSources } from "../../api/queries";
import { useDrill } from "../../sheet/drill";
import { formatCount, formatText, nameOf } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { formatView, type View } from "../../view/viewState";

/** What the first figure's change came from, and what somebody should look after next. */
export function HeadlineMore({ metric }: { metric: string }) {
  const [view] = useView();
  return (
    <div className="headline-more">
      {view.compare !== "none" && view.vs === null && <Cause metric={metric} view={view} />}
      <Attention view={view} />
    </div>
  );
}

const CAUSES = 3;

function Cause({ metric, view }: { metric: string; view: View }) {
  const params = viewParams(view);
  params.set("compare", view.compare);
  params.append("by", "project");
  const drill = useDrill();
  const { data } = useChanges(metric, params.toString());
  const parts = data ? causesOf(data) : [];
  if (!data || parts.length === 0) return null;
  return (
    <p>
      What changed {data.title.toLowerCase()} most:{" "}
      {parts.map((part, index) => (
        <span key={part.key}>
          {index > 0 && ", "}
          <button type="button" onClick={() => drill.filter(part.select)}>
            {nameOf(part.key)}
          </button>{" "}
          {part.contribution > 0 ? "+" : ""}
          {formatText(part.contribution, data.unit)}
        </span>
      ))}
      .
    </p>
  );
}

/** The projects that moved the figure most, as far as each can be named. */
function causesOf({ dimensions }: Changes) {
  const [first] = dimensions;
  return (first?.contributions ?? [])
    .flatMap(({ key, select, contribution }) =>
      key === null || select === null || contribution === null || contribution === 0
        ? []
        : [{ key, select, contribution }],
    )
    .slice(0, CAUSES);
}

function Attention({ view }: { view: View }) {
  const drill = useDrill();
  const flow = useFlow(viewParams(view).toString()).data;
  const sources = useSources().data;
  const books = useMay()("read-books");
  const quarantined = useQuarantine(1, books).data?.open ?? 0;
  const elements = (id: string) =>
    flow?.stages.flatMap((stage) => stage.nodes).find((node) => node.id === id)?.elements ?? 0;
  const partial = sources?.sources.filter((source) => !source.complete).length ?? 0;
  const broken = sources?.chains.filter((chain) => chain.condition.toLowerCase() !== "intact").length ?? 0;
  const health = formatView({ ...view, tab: "health", aside: null });
  const waiting = elements("approval:pending");
  const invalid = elements("validation:failed");
  const items = [
    waiting > 0 && (
      <button type="button" key="pending" onClick={() => drill.elements("flow:approval:pending")}>
        {formatCount(waiting)} {waiting === 1 ? "element waits" : "elements wait"} for approval
      </button>
    ),
    invalid > 0 && (
      <button type="button" key="invalid" onClick={() => drill.elements("flow:validation:failed")}>
        {formatCount(invalid)} {invalid === 1 ? "element is" : "elements are"} not valid
      </button>
    ),
    broken > 0 && (
      <a key="chains" href={health}>
        {formatCount(broken)} audit {broken === 1 ? "chain is" : "chains are"} not intact
      </a>
    ),
    partial > 0 && (
      <a key="sources" href={health}>
        {formatCount(partial)} data {partial === 1 ? "source is" : "sources are"} not read to the end
      </a>
    ),
    quarantined > 0 && (
      <a key="quarantine" href={health}>
        {formatCount(quarantined)} {quarantined === 1 ? "item is" : "items are"} in quarantine
      </a>
    ),
  ].filter(Boolean);
  if (!flow || !sources) return null;
  if (items.length === 0) return <p>Nothing needs attention.</p>;
  return <p>Needs attention: {items.map((item, index) => [index > 0 && " · ", item])}</p>;
}
