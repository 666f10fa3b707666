import type { Aside, View } from "../view/viewState";
import type { SheetContext } from "./context";

/** What a drawer beside the sheet is given. */
export interface AsideProps {
  view: View;
  aside: Aside;
  context: SheetContext;
  onClose: () => void;
}
