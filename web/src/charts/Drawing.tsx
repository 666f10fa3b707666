import { lazy, Suspense } from "react";
import { LoadingBlock } from "../ui/Notice";
import type { PlotlyDrawingProps } from "./PlotlyDrawing";

const PlotlyDrawing = lazy(() => import("./PlotlyDrawing"));

/** A Plotly drawing whose library arrives when the first one is wanted; its room is kept until then. */
export function Drawing({ height, ...props }: PlotlyDrawingProps & { height: number }) {
  return (
    <div className="drawing-room" style={{ blockSize: height }}>
      <Suspense fallback={<LoadingBlock height={height} />}>
        <PlotlyDrawing {...props} />
      </Suspense>
    </div>
  );
}
