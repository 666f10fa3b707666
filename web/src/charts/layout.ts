import type { Layout, LayoutAxis } from "plotly.js";
import type { Palette } from "./palette";

/** What all drawings share: hairline axes, no box, the sheet's type. */
export function baseLayout(palette: Palette, height: number): Partial<Layout> {
  return {
    height,
    autosize: true,
    margin: { l: 8, r: 12, t: 10, b: 8 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: palette.font, size: 12 * palette.zoom, color: palette.quiet },
    colorway: palette.series,
    hovermode: "x unified",
    hoverlabel: {
      bgcolor: palette.paper,
      bordercolor: palette.line,
      font: { family: palette.font, size: 12 * palette.zoom, color: palette.ink },
    },
    legend: {
      orientation: "h",
      x: 0,
      y: 1.02,
      yanchor: "bottom",
      font: { size: 12 * palette.zoom, color: palette.ink },
    },
    showlegend: false,
    dragmode: false,
  };
}

export function axis(palette: Palette): Partial<LayoutAxis> {
  return {
    automargin: true,
    gridcolor: palette.line,
    linecolor: palette.line,
    zerolinecolor: palette.line,
    tickcolor: palette.line,
    tickfont: { size: 11 * palette.zoom, color: palette.quiet },
    fixedrange: true,
  };
}
