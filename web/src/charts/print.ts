/**
 * Plotly draws for the width that a panel has on the screen. On paper its panel is another width, known only
 * to the printer: with a view box the finished drawing is scaled to it, see print.css.
 */
export function scaleForPaper(page: Window): void {
  page.addEventListener("beforeprint", () => {
    for (const svg of drawings(page)) {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width") ?? 0} ${svg.getAttribute("height") ?? 0}`);
    }
  });
  page.addEventListener("afterprint", () => {
    for (const svg of drawings(page)) svg.removeAttribute("viewBox");
  });
}

function drawings(page: Window) {
  return page.document.querySelectorAll(".drawing .main-svg");
}
