/**
 * Plotly draws for the width that a panel has on the screen. On paper its panel is another width, known only
 * to the printer: with a view box the finished drawing is scaled to it, see print.css.
 */
let between = false;

window.addEventListener("beforeprint", () => {
  between = true;
  for (const svg of drawings(document)) scale(svg);
});
window.addEventListener("afterprint", () => {
  between = false;
  for (const svg of drawings(document)) svg.removeAttribute("viewBox");
});

/** Whether the page is on its way to paper; what arrives meanwhile belongs on it. */
export function printing(): boolean {
  return between || window.matchMedia("print").matches;
}

/** A drawing that was made after the page set out for paper. */
export function scaleLate(drawing: Element): void {
  if (between) for (const svg of drawings(drawing.parentElement ?? drawing)) scale(svg);
}

function scale(svg: Element): void {
  svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width") ?? 0} ${svg.getAttribute("height") ?? 0}`);
}

function drawings(within: ParentNode) {
  return within.querySelectorAll(".drawing .main-svg");
}
