import type { ReactNode } from "react";
import { useAttention, useChanges, type Changes } from "../../api/insight";
import { useMay } from "../../api/me";
import { useQuarantine, useSources } from "../../api/queries";
import { useDrill } from "../../sheet/drill";
import { formatCount, formatText, nameOf } from "../../ui/format";
import { viewParams } from "../../view/request";
import { addressOf, follow, useView } from "../../view/useView";
import type { View } from "../../view/viewState";

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

/** What waits for somebody, on which sheet, and what is said of one and of several. */
const WAITING = [
  { kind: "reviews", tab: "collaboration", one: "review waits", several: "reviews wait" },
  { kind: "tasks", tab: "collaboration", one: "task is open", several: "tasks are open" },
  {
    kind: "conflicts",
    tab: "collaboration",
    one: "conflict is unresolved",
    several: "conflicts are unresolved",
  },
  { kind: "checks", tab: "compliance", one: "element does not comply", several: "elements do not comply" },
  { kind: "validations", tab: "compliance", one: "element is not valid", several: "elements are not valid" },
];

/** Each with the way to it; what others have dealt with does not wait, whoever looks. */
function useNeeds(view: View): Sentence {
  const waiting = useAttention(
    WAITING.map(({ kind }) => kind),
    viewParams(view).toString(),
    () => 1,
  );
  const { data: sources, isLoading: reading } = useSources();
  const books = useMay()("read-books");
  const { data: desk, isLoading: counting } = useQuarantine(1, books);
  const partial = sources?.sources.filter((source) => !source.complete).length ?? 0;
  const broken = sources?.chains.filter((chain) => chain.condition.toLowerCase() !== "intact").length ?? 0;
  const all = [
    ...WAITING.map((one, place) => ({ ...one, count: waiting[place]?.data?.total ?? 0 })),
    {
      kind: "chains",
      tab: "health",
      count: broken,
      one: "audit chain is not intact",
      several: "audit chains are not intact",
    },
    {
      kind: "sources",
      tab: "health",
      count: partial,
      one: "data source is not read to the end",
      several: "data sources are not read to the end",
    },
    {
      kind: "quarantine",
      tab: "health",
      count: desk?.open ?? 0,
      one: "item is in quarantine",
      several: "items are in quarantine",
    },
  ];
  const items = all
    .filter(({ count }) => count > 0)
    .map(({ kind, tab, count, one, several }) => {
      const target = { ...view, tab, aside: null };
      return (
        <a key={kind} href={addressOf(target, kind)} onClick={(event) => follow(event, target, kind)}>
          {formatCount(count)} {count === 1 ? one : several}
        </a>
      );
    });
  const coming = reading || counting || waiting.some((query) => query.isLoading);
  if (waiting.some((query) => !query.data) || !sources) return { coming, said: null };
  const said =
    items.length === 0 ? (
      <p>Nothing needs attention.</p>
    ) : (
      <p>Needs attention, whenever it began: {items.map((item, index) => [index > 0 && " · ", item])}</p>
    );
  return { coming, said };
}
