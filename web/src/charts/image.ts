import type { Layout, PlotlyHTMLElement } from "plotly.js";
import { CONFIG } from "./config";
import { download, fileName } from "./csv";
import { linesOf, type Provenance } from "./provenance";

const SCALE = 2;
/** Around the picture, in pixels of the page. */
const MARGIN = 16;
const LINE = 1.45;

/** What a picture says of itself besides the drawing. */
export interface Caption {
  title: string;
  caption: string;
  provenance: Provenance | null;
}

/** Saves the drawing inside `figure` with what it shows; answers what went wrong, null if nothing did. */
export async function saveImage(figure: HTMLElement | null, caption: Caption): Promise<string | null> {
  const picture = await pictureOf(figure, caption);
  if (!picture) return NOT_DRAWN;
  download(fileName(caption.title, "png", caption.provenance?.days), "image/png", picture);
  return null;
}

/** Puts the drawing on the clipboard; answers what went wrong, null if nothing did. */
export async function copyImage(figure: HTMLElement | null, caption: Caption): Promise<string | null> {
  const picture = await pictureOf(figure, caption);
  if (!picture) return NOT_DRAWN;
  if (typeof ClipboardItem === "undefined") return "This browser does not let pages copy images.";
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return null;
  } catch (error) {
    return `The browser did not allow the copy: ${String(error)}`;
  }
}

const NOT_DRAWN = "The chart is not drawn yet.";

/** Title, period and filters above the drawing, source and as-of below it. */
async function pictureOf(figure: HTMLElement | null, caption: Caption): Promise<Blob | null> {
  const drawing = figure?.querySelector<HTMLElement & Partial<PlotlyHTMLElement>>(".drawing");
  if (!drawing?.data) return null;
  const { default: Plotly } = await import("./plotly");
  const { clientWidth: width, clientHeight: height, data } = drawing;
  const layout: Partial<Layout> = drawing.layout ?? {};
  // A picture cannot use the page's fonts: what is measured in one and drawn in another is cut off.
  const plain = { ...layout, font: { ...layout.font, family: "sans-serif" } };
  const url = await Plotly.toImage(
    { data, layout: plain, config: CONFIG },
    { format: "png", width, height, scale: SCALE },
  );
  const chart = await createImageBitmap(new Blob([pngBytes(url)], { type: "image/png" }));
  return sheetOf(chart, { width, height }, caption, styleOf(drawing));
}

interface Style {
  font: string;
  ink: string;
  quiet: string;
  paper: string;
}

interface Row {
  text: string;
  size: number;
  weight: number;
  color: string;
}

function sheetOf(
  chart: ImageBitmap,
  size: { width: number; height: number },
  { title, caption, provenance }: Caption,
  style: Style,
): Promise<Blob | null> {
  const { head, foot } = linesOf(provenance);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  const small = (text: string): Row => ({ text, size: 12, weight: 400, color: style.quiet });
  const rows = (wanted: Row[]) => wanted.flatMap((row) => wrapped(pen, row, size.width, style.font));
  const above = rows([
    { text: title, size: 16, weight: 600, color: style.ink },
    ...[caption, ...head].filter(Boolean).map(small),
  ]);
  const below = rows([small(foot)]);
  const high = (list: Row[]) => list.reduce((sum, row) => sum + row.size * LINE, 0);
  const top = MARGIN + high(above) + MARGIN / 2;
  canvas.width = (size.width + 2 * MARGIN) * SCALE;
  canvas.height = Math.ceil((top + size.height + MARGIN / 2 + high(below) + MARGIN) * SCALE);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, above, MARGIN, style.font);
  pen.drawImage(chart, MARGIN, top, size.width, size.height);
  write(pen, below, top + size.height + MARGIN / 2, style.font);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function write(pen: CanvasRenderingContext2D, rows: Row[], from: number, font: string): void {
  pen.textBaseline = "top";
  let y = from;
  for (const { text, size, weight, color } of rows) {
    pen.font = `${weight} ${size}px ${font}`;
    pen.fillStyle = color;
    pen.fillText(text, MARGIN, y);
    y += size * LINE;
  }
}

/** A text in as many rows as it needs: nothing is cut. */
function wrapped(pen: CanvasRenderingContext2D, row: Row, width: number, font: string): Row[] {
  pen.font = `${row.weight} ${row.size}px ${font}`;
  return linesWithin(row.text, (text) => pen.measureText(text).width <= width).map((text) => ({
    ...row,
    text,
  }));
}

/** Words in lines that fit; a word that is longer than a line is cut into pieces. */
export function linesWithin(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (line !== "" && !fits(line + character)) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function styleOf(element: HTMLElement): Style {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: token("--font") || style.fontFamily,
    ink: token("--ink"),
    quiet: token("--ink-quiet"),
    paper: token("--paper-raised"),
  };
}

/** Decoded here rather than fetched: the page's policy lets it fetch from the server alone. */
function pngBytes(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(",") + 1)), (char) => char.charCodeAt(0));
}
