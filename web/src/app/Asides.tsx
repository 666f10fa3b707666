import { useContext } from "react";
import { ElementsDrawer } from "../features/elements/ElementsDrawer";
import { ChangesDrawer } from "../features/changes/ChangesDrawer";
import { EventsDrawer } from "../features/events/EventsDrawer";
import { TrendDrawer } from "../features/trend/TrendDrawer";
import { WhyDrawer } from "../features/why/WhyDrawer";
import type { SheetContext } from "../sheet/context";
import { Mine, narrowed, navigate, OtherSide } from "../view/useView";
import { otherSide, type View } from "../view/viewState";

/** The sheet that the address says lies open beside the page. */
export default function Asides(props: { view: View; context: SheetContext }) {
  const other = props.view.aside?.other ?? false;
  return (
    <OtherSide.Provider value={other}>
      <Open {...props} />
    </OtherSide.Provider>
  );
}

function Open({ view, context }: { view: View; context: SheetContext }) {
  const { aside } = view;
  const mine = useContext(Mine);
  if (!aside) return null;
  const close = () => navigate({ ...view, aside: null });
  const props = {
    view: narrowed(aside.other ? otherSide(view) : view, mine),
    aside,
    context,
    onClose: close,
  };
  const key = `${aside.kind} ${aside.metric}`;
  switch (aside.kind) {
    case "events":
      return <EventsDrawer key={key} {...props} />;
    case "elements":
      return <ElementsDrawer key={key} {...props} />;
    case "why":
      return <WhyDrawer key={key} {...props} />;
    case "changes":
      return <ChangesDrawer key={key} {...props} />;
    case "chart":
      return <TrendDrawer key={key} {...props} />;
  }
}
