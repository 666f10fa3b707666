import type { ReactNode } from "react";
import { KeptRoom } from "../ui/KeptRoom";
import { useView } from "../view/useView";

interface InsightsRoomProps {
  settled: boolean;
  stale?: boolean;
  children?: ReactNode;
}

/** Where the insights of a sheet stand, also while they are still on their way. */
export function InsightsRoom({ settled, stale = false, children }: InsightsRoomProps) {
  const [view] = useView();
  return (
    <KeptRoom
      name={`insights ${view.tab}${view.vs === null ? "" : " sides"}`}
      label="Insights"
      className={stale ? "insights stale" : "insights"}
      settled={settled}
    >
      {children}
    </KeptRoom>
  );
}
