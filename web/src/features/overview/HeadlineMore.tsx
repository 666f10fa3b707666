import type { ReactNode } from "react";
import { useAttention, useChanges, type Changes } from "../../api/insight";
import { useMay } from "../../api/me";
import { useQuarantine, useSources } from "../../api/queries";
import { useDrill } from "../../sheet/drill";
import { formatCount, formatText, nameOf } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { formatView, type View } from "../../view/viewState";

/** What the first figure's change came from, and what somebody should look after next; both at once, so that neither moves the other. */
export function HeadlineMore({ metric }: { metric: string }) {
  const [view] = useView();
  const compared = view.compare !== "none" && view.vs === null;
  const cause = useCause(compared ? metric : "", view);
  const attention = useNeeds(view);
  return (
    <div className="headline-more">
      {cause.coming || attention.coming ? (
        <p className="skeleton">{ROOM}</p>
      ) : (
        <>
          {cause.said}
          {attention.said}
        </>
      )}
    </div>
  );
}

/** A sentence that has to be asked for; null where there is nothing to say. */
interface Sentence {
  coming: boolean;
  said: ReactNode;
}

const CAUSES = 3;

/** As long as the sentence usually is. */
const ROOM =
  "What changed time saved most: some-project +0,000 h, another-project +0,000 h, a-third-one +0,000 h.";

function useCause(metric: string, view: View): Sentence {
  const params = viewParams(view);
  params.set("compare", view.compare);
  params.append("by", "project");
  const drill = useDrill();
  const { data, isLoading: coming } = useChanges(metric, params.toString());
  const parts = data ? causesOf(data) : [];
  if (!data || parts.length === 0) return { coming, said: null };
  const said = (
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
  return { coming, said };
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

/** Each with the way to it; what others have dealt with does not wait, whoever looks. */
function useNeeds(view: View): Sentence {
  const [reviews, validations] = useAttention(
    ["reviews", "validations"],
    viewParams(view).toString(),
    () => 1,
  );
  const { data: sources, isLoading: reading } = useSources();
  const books = useMay()("read-books");
  const { data: desk, isLoading: counting } = useQuarantine(1, books);
  const quarantined = desk?.open ?? 0;
  const partial = sources?.sources.filter((source) => !source.complete).length ?? 0;
  const broken = sources?.chains.filter((chain) => chain.condition.toLowerCase() !== "intact").length ?? 0;
  const sheet = (tab: string) => formatView({ ...view, tab, aside: null });
  const health = sheet("health");
  const waiting = reviews?.data?.total ?? 0;
  const invalid = validations?.data?.total ?? 0;
  const items = [
    waiting > 0 && (
      <a key="pending" href={sheet("collaboration")}>
        {formatCount(waiting)} {waiting === 1 ? "review waits" : "reviews wait"}
      </a>
    ),
    invalid > 0 && (
      <a key="invalid" href={sheet("compliance")}>
        {formatCount(invalid)} {invalid === 1 ? "element is" : "elements are"} not valid
      </a>
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
  const coming = reading || counting || [reviews, validations].some((query) => query?.isLoading);
  if (!reviews?.data || !validations?.data || !sources) return { coming, said: null };
  const said =
    items.length === 0 ? (
      <p>Nothing needs attention.</p>
    ) : (
      <p>Needs attention, whenever it began: {items.map((item, index) => [index > 0 && " · ", item])}</p>
    );
  return { coming, said };
}
