import { download, fileName } from "./csv";

const SCALE = 2;

/** Saves the drawing inside `figure`; answers what went wrong, null if nothing did. */
export async function saveImage(figure: HTMLElement | null, title: string): Promise<string | null> {
  const url = await imageOf(figure);
  if (!url) return "The chart is not drawn yet.";
  download(fileName(title, "png"), "image/png", pngBytes(url));
  return null;
}

/** Puts the drawing on the clipboard; answers what went wrong, null if nothing did. */
export async function copyImage(figure: HTMLElement | null): Promise<string | null> {
  const url = await imageOf(figure);
  if (!url) return "The chart is not drawn yet.";
  if (typeof ClipboardItem === "undefined") return "This browser does not let pages copy images.";
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "image/png": new Blob([pngBytes(url)], { type: "image/png" }) }),
    ]);
    return null;
  } catch (error) {
    return `The browser did not allow the copy: ${String(error)}`;
  }
}

async function imageOf(figure: HTMLElement | null): Promise<string | null> {
  const drawing = figure?.querySelector<HTMLElement>(".drawing");
  if (!drawing) return null;
  const { default: Plotly } = await import("./plotly");
  return Plotly.toImage(drawing, {
    format: "png",
    width: drawing.clientWidth,
    height: drawing.clientHeight,
    scale: SCALE,
  });
}

/** Decoded here rather than fetched: the page's policy lets it fetch from the server alone. */
function pngBytes(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(",") + 1)), (char) => char.charCodeAt(0));
}
