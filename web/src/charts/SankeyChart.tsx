import type { Data, Layout } from "plotly.js";
import { useCallback } from "react";
import { formatCount } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { baseLayout } from "./layout";
import { tall, toneColor, usePalette, type Palette, type Tone } from "./palette";
import { plotText } from "./text";
import { useChartKeys } from "./useChartKeys";
import { useWidth } from "./useWidth";

export interface SankeyNode {
  id: string;
  title: string;
  amount: number;
  /** Which column it stands in, from 0. */
  column: number;
  tone: Tone;
}

export interface SankeyBand {
  id: string;
  from: string;
  to: string;
  amount: number;
}

interface SankeyProps {
  title: string;
  columns: string[];
  nodes: SankeyNode[];
  bands: SankeyBand[];
  onNode?: (id: string) => void;
  onBand?: (id: string) => void;
}

const HEIGHT = 380;
/** Where the stages have no room beside one another, they stand below one another. */
const NARROW = 900;
const UPRIGHT_HEIGHT = 520;
const UPRIGHT = { l: 8, r: 8, t: 44, b: 12 };
/** The width of a character of the labels, in pixels. */
const CHARACTER = 6.4;
/** The same for the names of stages. */
const SMALL = 6;

/** How high a flow is drawn, in pixels, where it has so much width. */
export function flowHeight(width: number): number {
  return width < NARROW ? UPRIGHT_HEIGHT : HEIGHT;
}

/** Amounts that flow through columns; bands are as wide as what they carry. */
export function SankeyChart({ title, columns, nodes, bands, onNode, onBand }: SankeyProps) {
  const palette = usePalette();
  const keys = useChartKeys({
    rows: bands.length,
    columns: 1,
    onEnter: (row) => {
      const band = bands[row];
      if (band) onBand?.(band.id);
    },
  });
  const at = keys.cursor?.row;
  const width = useWidth(keys.room.ref);
  const upright = width < NARROW;
  const height = upright ? flowHeight(width) : tall(flowHeight(width), palette);
  const data = useCallback(() => {
    const lying = trace(nodes, bands, columns.length, at, palette);
    return [upright ? stood(lying, width) : lying] as unknown as Data[];
  }, [nodes, bands, columns.length, at, upright, width, palette]);
  const layout = useCallback(
    () => ({
      ...baseLayout(palette, height),
      hovermode: "closest" as const,
      ...(upright ? rows(columns, nodes, width, palette) : heads(columns, palette)),
    }),
    [columns, nodes, height, upright, width, palette],
  );
  const band = at === undefined ? undefined : bands[at];
  const name = (id: string) => nodes.find((node) => node.id === id)?.title ?? id;
  return (
    <ChartRoom
      label={`Flow: ${title}. Arrow keys go through its bands, Enter opens the elements of one. The same data is in the table view.`}
      keys={keys}
      said={band ? `${name(band.from)} to ${name(band.to)}: ${formatCount(band.amount)}` : ""}
    >
      <Drawing
        // Neither through every angle between, nor half way there when the page is printed.
        fresh={`${upright ? "upright" : "lying"} ${palette.ink} ${palette.paper} ${palette.zoom}`}
        height={height}
        data={data}
        layout={layout}
        label={`Flow: ${title}`}
        onClick={(event) => {
          const point = event.points[0] as unknown as { pointNumber: number; source?: unknown } | undefined;
          if (!point) return;
          if (point.source === undefined) {
            const node = nodes[point.pointNumber];
            if (node) onNode?.(node.id);
          } else {
            const pressed = bands[point.pointNumber];
            if (pressed) onBand?.(pressed.id);
          }
        }}
      />
    </ChartRoom>
  );
}

function trace(
  nodes: SankeyNode[],
  bands: SankeyBand[],
  columns: number,
  at: number | undefined,
  palette: Palette,
) {
  const index = new Map(nodes.map((node, position) => [node.id, position]));
  const tones = new Map(nodes.map((node) => [node.id, node.tone]));
  const places = placesOf(nodes, columns);
  const total = stageTotal(nodes, 0);
  return {
    type: "sankey",
    arrangement: "fixed",
    orientation: "h",
    valueformat: ",d",
    textfont: { color: palette.ink, size: 12 * palette.zoom, shadow: halo(palette.paper) },
    node: {
      label: nodes.map(labelOf),
      customdata: nodes.map(labelOf),
      color: nodes.map((node) => toneColor(node.tone, palette)),
      x: places.map(([x]) => x),
      y: places.map(([, y]) => y),
      pad: 14,
      thickness: 10,
      line: { width: 0 },
      hovertemplate: "%{customdata}<extra></extra>",
    },
    link: {
      source: bands.map((band) => index.get(band.from) ?? 0),
      target: bands.map((band) => index.get(band.to) ?? 0),
      value: bands.map((band) => band.amount),
      color: bands.map((band, row) => {
        const tone = bandTone(tones.get(band.from) ?? "quiet", tones.get(band.to) ?? "quiet");
        return `${toneColor(tone, palette)}${row === at ? "d9" : "4d"}`;
      }),
      line: { color: palette.paper, width: bands.map((band) => (band.amount < total * THIN ? 0 : 1)) },
      hovertemplate:
        "%{source.customdata} → %{target.customdata}<br><b>%{value:,d}</b> elements<extra></extra>",
    },
  };
}

/** Bands of a smaller share are thinner than their own outline would be. */
const THIN = 0.01;

/** Names stand on bands; thin ones would strike them through. */
function halo(paper: string): string {
  return ["2px", "2px", "3px"].map((blur) => `0 0 ${blur} ${paper}`).join(", ");
}

function labelOf(node: SankeyNode): string {
  return `${plotText(node.title)} ${formatCount(node.amount)}`;
}

/**
 * The same flow from top to bottom. Plotly turns its drawing but takes the places of nodes as shares of the
 * unturned one, so they are stretched by what its sides differ in; its labels would lie across the bars.
 */
function stood(lying: ReturnType<typeof trace>, width: number) {
  const stretch = (UPRIGHT_HEIGHT - UPRIGHT.t - UPRIGHT.b) / (width - UPRIGHT.l - UPRIGHT.r);
  return {
    ...lying,
    orientation: "v",
    node: {
      ...lying.node,
      label: lying.node.label.map(() => ""),
      x: lying.node.x.map((x) => x * stretch),
      y: lying.node.y.map((y) => y / stretch),
    },
  };
}

/** Plotly wants the middle of each node, between 0 and 1 exclusive; nodes keep their order. */
export function placesOf(nodes: SankeyNode[], columns: number): [number, number][] {
  const edge = 0.001;
  return nodes.map((node) => {
    const column = nodes.filter((other) => other.column === node.column);
    const all = stageTotal(nodes, node.column);
    const gap = 0.055;
    const room = 1 - gap * (column.length - 1);
    let top = 0;
    for (const other of column) {
      if (other === node) break;
      top += (other.amount / all) * room + gap;
    }
    const x = columns > 1 ? node.column / (columns - 1) : 0.5;
    const y = top + ((node.amount / all) * room) / 2;
    return [Math.min(1 - edge, Math.max(edge, x)), Math.min(1 - edge, Math.max(edge, y))];
  });
}

/** What was bad or doubtful at one stage is still so on its way to the next. */
export function bandTone(from: Tone, to: Tone): Tone {
  if (from === "bad" || to === "bad") return "bad";
  return from === "warn" || to === "warn" ? "warn" : to;
}

/**
 * The stages below one another: each is named above its line, and so is every node with room for its name; those without
 * are told behind the name of their stage.
 */
function rows(columns: string[], nodes: SankeyNode[], width: number, palette: Palette): Partial<Layout> {
  const down = (column: number) => (columns.length > 1 ? 1 - column / (columns.length - 1) : 0.5);
  const shared = { xref: "paper", yref: "paper", yanchor: "bottom", showarrow: false } as const;
  const room = width - UPRIGHT.l - UPRIGHT.r;
  const fits = (node: SankeyNode) =>
    labelOf(node).length * CHARACTER * palette.zoom <= (node.amount / stageTotal(nodes, node.column)) * room;
  const places = placesOf(nodes, columns.length);
  return {
    margin: UPRIGHT,
    annotations: [
      ...columns.map((column, index) => ({
        ...shared,
        x: 0,
        y: down(index),
        xanchor: "left" as const,
        yshift: 22,
        align: "left" as const,
        text: headOf(
          column,
          nodes.filter((node) => node.column === index && !fits(node)),
          Math.floor(room / (SMALL * palette.zoom)),
        ),
        font: { size: 11 * palette.zoom, color: palette.quiet },
      })),
      ...nodes.flatMap((node, index) => {
        if (!fits(node)) return [];
        const middle = places[index]?.[1] ?? 0.5;
        return [
          {
            ...shared,
            x: middle,
            y: down(node.column),
            xanchor: "center" as const,
            yshift: 5,
            text: labelOf(node),
            font: { size: 12 * palette.zoom, color: palette.ink },
          },
        ];
      }),
    ],
  };
}

/** The name of a stage, and its nodes that have no room for theirs, in lines of so many characters. */
export function headOf(column: string, nodes: SankeyNode[], characters: number): string {
  let length = column.length;
  return nodes.reduce((head, node) => {
    const label = `· ${labelOf(node)}`;
    const broken = length + label.length >= characters;
    length = (broken ? 0 : length + 1) + label.length;
    return `${head}${broken ? "<br>" : " "}${label}`;
  }, column);
}

function stageTotal(nodes: SankeyNode[], column: number): number {
  return nodes.reduce((sum, node) => (node.column === column ? sum + node.amount : sum), 0);
}

/** The stages side by side, each named above its column. */
function heads(columns: string[], palette: Palette): Partial<Layout> {
  return {
    margin: { l: 8, r: 8, t: 30, b: 12 },
    annotations: columns.map((column, index) => ({
      xref: "paper",
      yref: "paper",
      x: columns.length > 1 ? index / (columns.length - 1) : 0.5,
      y: 1.02,
      xanchor: index === 0 ? "left" : index === columns.length - 1 ? "right" : "center",
      yanchor: "bottom",
      showarrow: false,
      text: column,
      font: { size: 11 * palette.zoom, color: palette.quiet },
    })),
  };
}
