package io.aecos.analytics.report.pdf;

/** A table's looks: heads that come again on each page, hairlines, and rows that are never cut. */
final class Grid {
  private final Fo fo;

  Grid(Fo fo) {
    this.fo = fo;
  }

  /** Opens a table; {@code widths} are in millimetres. */
  void begin(String... widths) {
    fo.open(
        "table",
        "table-layout",
        "fixed",
        "width",
        "178mm",
        "border-bottom",
        "0.4pt solid " + Ink.STRONG_LINE);
    for (String width : widths) {
      fo.open("table-column", "column-width", width + "mm").close();
    }
  }

  void head(String title, boolean number) {
    fo.open(
        "table-cell",
        "padding",
        "1.1mm 1.2mm 1.1mm 1.2mm",
        "border-top",
        "0.9pt solid " + Ink.INK,
        "border-bottom",
        "0.4pt solid " + Ink.STRONG_LINE,
        "display-align",
        "after");
    fo.block(
        title,
        "font-size",
        "7pt",
        "font-weight",
        "700",
        "line-height",
        "1.25",
        "text-align",
        number ? "end" : "start",
        "color",
        Ink.INK);
    fo.close();
  }

  void row(int index) {
    fo.open(
        "table-row",
        "keep-together.within-page",
        "always",
        "background-color",
        index % 2 == 0 ? "transparent" : Ink.PAPER);
  }

  void open(boolean number) {
    fo.open(
        "table-cell", "padding", "0.9mm 1.2mm 0.9mm 1.2mm", "text-align", number ? "end" : "start");
  }

  void cell(String text, boolean number, String... attributes) {
    open(number);
    fo.open("block", attributes).text(text).close();
    fo.close();
  }
}
