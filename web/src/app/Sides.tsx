import { useSyncExternalStore, type ReactNode } from "react";
import type { SheetSpec } from "../api/sheets";
import { Name } from "../ui/Name";
import type { SheetContext } from "../sheet/context";
import { sideTitle } from "../sheet/contrast";
import { navigate, OtherSide } from "../view/useView";
import { otherSide, swapped, type View } from "../view/viewState";
import { SheetOf } from "./SheetOf";

const ROOM_FOR_TWO = window.matchMedia("(min-width: 1240px)");

interface SidesProps {
  view: View;
  spec: SheetSpec;
  context: SheetContext;
  /** What can be done with the sheet; there once, whichever sides there are. */
  tools: ReactNode;
}

/**
 * Two views side by side, each drawn over the other: A left, B right where there is room, else A alone
 * with B as its comparison.
 */
export function Sides({ view, spec, context, tools }: SidesProps) {
  const two = useSyncExternalStore(onRoom, () => ROOM_FOR_TWO.matches);
  const { vs } = view;
  if (!vs) return <SheetOf spec={spec} context={context} tools={tools} />;
  const titles = [sideTitle(view, vs), sideTitle(otherSide(view), vs)];
  const exchanged = swapped(view);
  return (
    <>
      <div className="sides-bar" role="group" aria-label="Side by side">
        <Side letter="A" title={titles[0]} />
        <span className="quiet">compared with</span>
        <Side letter="B" title={titles[1]} />
        {exchanged && (
          <button type="button" className="button" onClick={() => navigate(exchanged)}>
            Swap
          </button>
        )}
        <button type="button" className="button" onClick={() => navigate({ ...view, vs: null })}>
          Show A alone
        </button>
      </div>
      <div className={two ? "sides" : undefined}>
        <section className="side" aria-label={`A: ${titles[0]}`}>
          {two && <Side letter="A" title={titles[0]} />}
          <SheetOf spec={spec} context={context} tools={tools} />
        </section>
        {two && (
          <OtherSide.Provider value={true}>
            <section className="side side-b" aria-label={`B: ${titles[1]}`}>
              <Side letter="B" title={titles[1]} />
              <SheetOf spec={spec} context={context} />
            </section>
          </OtherSide.Provider>
        )}
      </div>
    </>
  );
}

function Side({ letter, title }: { letter: "A" | "B"; title: string | undefined }) {
  return (
    <span className={`side-name side-name-${letter.toLowerCase()}`}>
      <span className="side-letter" aria-hidden="true">
        {letter}
      </span>
      <Name value={title} length={48} />
    </span>
  );
}

function onRoom(changed: () => void): () => void {
  ROOM_FOR_TWO.addEventListener("change", changed);
  return () => ROOM_FOR_TWO.removeEventListener("change", changed);
}
