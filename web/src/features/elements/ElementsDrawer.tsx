import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import { peopleOf, useElements, type ElementRow } from "../../api/insight";
import type { AsideProps } from "../../sheet/aside";
import { Drawer } from "../../ui/Drawer";
import { formatCount, formatInstant, NOT_SAID } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";
import { asideParams } from "../../view/request";
import { navigate } from "../../view/useView";

/** Exactly the elements of a band of the flow, or those that two people share. */
export function ElementsDrawer({ view, aside, context, onClose }: AsideProps) {
  const query = useElements(aside.metric, asideParams(view, aside).toString());
  const elements = query.data?.pages.flatMap((page) => page.elements) ?? [];
  const counting = useCounting();
  const total = query.data?.pages[0]?.total;
  const narrow = ({ project, elementGuid }: ElementRow) =>
    navigate({
      ...view,
      aside: null,
      filters: { ...view.filters, project: [project ?? NOT_SAID], elementGuid: [elementGuid] },
    });
  return (
    <Drawer title={titleOf(aside.metric)} kicker="Elements behind the number" onClose={onClose}>
      {query.error && !query.data && (
        <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <LoadingBlock height={320} />}
      {total !== undefined && (
        <p className="drawer-total" role="status">
          <b>{formatCount(total)}</b> {total === 1 ? "element" : "elements"}
          {elements.length < total && `, ${formatCount(elements.length)} shown`}
        </p>
      )}
      {total === 0 && (
        <EmptyNotice title={counting ? "Still being counted" : "No element stands behind this number."}>
          {counting && <p>No element that is counted so far stands behind this number.</p>}
        </EmptyNotice>
      )}
      {elements.length > 0 && <ElementTable elements={elements} zone={context.zone} onElement={narrow} />}
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? "Loading…" : "Show more"}
        </button>
      )}
    </Drawer>
  );
}

interface ElementTableProps {
  elements: ElementRow[];
  zone: string;
  onElement: (element: ElementRow) => void;
}

function ElementTable({ elements, zone, onElement }: ElementTableProps) {
  return (
    <TableRoom label="Elements">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Type</th>
            <th scope="col">Project</th>
            <th scope="col">Last event</th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {elements.map((element) => (
            <tr key={`${element.project ?? ""}\n${element.elementGuid}`}>
              <th scope="row" className="mono">
                <button type="button" className="link" onClick={() => onElement(element)}>
                  <Name value={element.elementGuid} length={24} />
                  <span className="visually-hidden">: narrow the view to it</span>
                </button>
              </th>
              <td>
                <Name value={element.elementType} length={28} />
              </td>
              <td>
                <Name value={element.project} length={28} />
              </td>
              <td className="nowrap">{formatInstant(element.last, zone)}</td>
              <td className="number">{formatCount(element.events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

const ROI: Record<string, string> = {
  counted: "Saved, each element once",
  repeated: "Generated again",
  rejected: "Generated, and stands rejected",
  deleted: "Generated, and deleted",
};

/** "flow:generation:generated>validation:passed" as people read it. */
function titleOf(set: string): string {
  if (set.startsWith("together:")) return peopleOf(set).join(" with ");
  if (set.startsWith("roi:")) return ROI[set.slice("roi:".length)] ?? set;
  return set
    .slice("flow:".length)
    .split(">")
    .map((node) => node.replaceAll("_", " ").replace(":", ": "))
    .join(" → ");
}
