import type { Data, Layout, PlotlyHTMLElement, PlotMouseEvent } from "plotly.js";
import { useEffect, useRef } from "react";
import { CONFIG } from "./config";
import { tellFingers } from "./fingers";
import Plotly from "./plotly";
import { scaleLate } from "./print";
import { inTurn } from "./turns";
import { whileThere } from "./whileThere";

export interface PlotlyDrawingProps {
  /** Both are called when the drawing is made, and again when they are other functions. */
  data: () => Data[];
  layout: () => Partial<Layout>;
  label: string;
  onClick?: (event: PlotMouseEvent) => void;
  /** A stretch of the time axis was brushed. */
  onRange?: (from: string, to: string) => void;
}

/** The only place that touches Plotly: props in, SVG out. */
export default function PlotlyDrawing({ data, layout, label, onClick, onRange }: PlotlyDrawingProps) {
  const element = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onClick, onRange });
  const last = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    handlers.current = { onClick, onRange };
  }, [onClick, onRange]);

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let current = true;
    const withdraw = inTurn(() => {
      if (!target.isConnected) return;
      const drawing = Plotly.react(target, data(), layout(), CONFIG);
      last.current = drawing;
      void whileThere(drawing, () => current && target.isConnected).then((drawn) => {
        if (drawn === null) return;
        listen(drawn, handlers);
        scaleLate(target);
      });
    });
    return () => {
      current = false;
      withdraw();
    };
  }, [data, layout]);

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const silence = tellFingers(target, () => handlers.current.onRange !== undefined);
    return () => {
      silence();
      // What is half drawn is drawn to its end first: Plotly's later steps need what a purge takes away.
      const purge = () => Plotly.purge(target);
      last.current.then(purge, purge);
    };
  }, []);

  const className = onRange ? "drawing drawing-brushed" : "drawing";
  return <div ref={element} className={className} role="img" aria-label={label} />;
}

type Handlers = React.RefObject<Pick<PlotlyDrawingProps, "onClick" | "onRange">>;

function listen(drawn: PlotlyHTMLElement, handlers: Handlers): void {
  drawn.removeAllListeners("plotly_click");
  drawn.removeAllListeners("plotly_relayout");
  drawn.on("plotly_click", (event) => handlers.current.onClick?.(event));
  drawn.on("plotly_relayout", (event) => {
    const from = event["xaxis.range[0]"] as unknown;
    const to = event["xaxis.range[1]"] as unknown;
    if (typeof from === "string" && typeof to === "string") handlers.current.onRange?.(from, to);
  });
}
