package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Cover;
import io.aecos.analytics.report.Firm;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;

/** The first page, as a drawing sheet: a frame on vellum with its title block in the corner. */
final class CoverPage {
  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;

  CoverPage(Fo fo, Report report, Texts texts, Words words, Formats formats) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
  }

  void write() {
    fo.open("page-sequence", "master-reference", "cover");
    fo.open("static-content", "flow-name", "sheet", "role", "artifact");
    sheet();
    fo.close();
    fo.open("flow", "flow-name", "xsl-region-body");
    firm();
    title();
    block();
    fo.close().close();
  }

  /** Paper, grid and frame; they say nothing. */
  private void sheet() {
    fo.open(
        "block-container",
        "absolute-position",
        "fixed",
        "left",
        "0mm",
        "top",
        "0mm",
        "width",
        "210mm",
        "height",
        "297mm");
    fo.open("block", "line-height", "0", "font-size", "0")
        .open(
            "instream-foreign-object",
            "content-width",
            "210mm",
            "content-height",
            "297mm",
            "fox:alt-text",
            "");
    fo.svg("svg", "width", "210mm", "height", "297mm", "viewBox", "0 0 210 297");
    fo.svg("rect", "x", "0", "y", "0", "width", "210", "height", "297", "fill", Ink.PAPER).close();
    for (int at = 5; at < 297; at += 5) {
      line(0, at, 210, at, Ink.GRID, at % 25 == 0 ? "0.15" : "0.06");
      if (at < 210) {
        line(at, 0, at, 297, Ink.GRID, at % 25 == 0 ? "0.15" : "0.06");
      }
    }
    frame(10, 10, 190, 277, "0.18");
    frame(12, 12, 186, 273, "0.45");
    for (int x : new int[] {57, 105, 153}) {
      line(x, 10, x, 12, Ink.STRONG_LINE, "0.18");
      line(x, 285, x, 287, Ink.STRONG_LINE, "0.18");
    }
    for (int y : new int[] {79, 148, 217}) {
      line(10, y, 12, y, Ink.STRONG_LINE, "0.18");
      line(198, y, 200, y, Ink.STRONG_LINE, "0.18");
    }
    fo.svg(
            "rect",
            "x",
            "24",
            "y",
            "96",
            "width",
            "18",
            "height",
            "1.2",
            "fill",
            report.cover().firm().colour())
        .close();
    fo.close().close().close().close();
  }

  private void frame(int x, int y, int width, int height, String stroke) {
    fo.svg(
            "rect",
            "x",
            "" + x,
            "y",
            "" + y,
            "width",
            "" + width,
            "height",
            "" + height,
            "fill",
            "none",
            "stroke",
            Ink.INK,
            "stroke-width",
            stroke)
        .close();
  }

  private void line(int x1, int y1, int x2, int y2, String colour, String stroke) {
    fo.svg(
            "line",
            "x1",
            "" + x1,
            "y1",
            "" + y1,
            "x2",
            "" + x2,
            "y2",
            "" + y2,
            "stroke",
            colour,
            "stroke-width",
            stroke)
        .close();
  }

  private void firm() {
    Firm firm = report.cover().firm();
    box("24", "26", "160", "24");
    if (firm.logo() != null) {
      fo.open("block", "space-after", "4mm");
      fo.open(
              "external-graphic",
              "src",
              "part:logo",
              "content-height",
              "14mm",
              "max-width",
              "80mm",
              "scaling",
              "uniform",
              "fox:alt-text",
              texts.get("logo", firm.name()))
          .close();
      fo.close();
    }
    fo.block(firm.name(), "font-size", "13pt", "font-weight", "700");
    fo.close();
  }

  private void title() {
    box("24", "102", "165", "110");
    fo.open(
        "block",
        "role",
        "H1",
        "id",
        "cover",
        "font-size",
        "34pt",
        "font-weight",
        "700",
        "line-height",
        "1.1",
        "letter-spacing",
        "-0.4pt");
    fo.text(words.kind()).close();
    fo.block(
        words.period(),
        "font-size",
        "20pt",
        "color",
        report.cover().firm().colour(),
        "space-before",
        "2.5mm",
        "line-height",
        "1.2");
    fo.block(
        words.headline(),
        "font-size",
        "11pt",
        "line-height",
        "1.5",
        "space-before",
        "9mm",
        "color",
        Ink.INK,
        "end-indent",
        "15mm");
    fo.close();
  }

  private void box(String left, String top, String width, String height) {
    fo.open(
        "block-container",
        "absolute-position",
        "fixed",
        "left",
        left + "mm",
        "top",
        top + "mm",
        "width",
        width + "mm",
        "height",
        height + "mm");
  }

  /** Who asked for what, as the corner of a drawing tells it. */
  private void block() {
    Cover cover = report.cover();
    fo.open(
        "block-container",
        "absolute-position",
        "fixed",
        "left",
        "12mm",
        "top",
        "222mm",
        "width",
        "186mm",
        "height",
        "63mm",
        "display-align",
        "after");
    fo.open("table", "role", "Div", "table-layout", "fixed", "width", "186mm");
    for (String width : new String[] {"62mm", "62mm", "62mm"}) {
      fo.open("table-column", "column-width", width).close();
    }
    fo.open("table-body", "role", "Div");
    row(
        "cover.period",
        formats.span(cover.period()),
        "cover.compared",
        compared(),
        "cover.zone",
        cover.zone().getId());
    row(
        "cover.projects",
        words.projects(),
        "cover.filters",
        orNone(words.filters()),
        "cover.scope",
        cover.scope());
    row(
        "cover.asked",
        cover.askedBy(),
        "cover.made",
        formats.instant(cover.madeAt()),
        "cover.version",
        cover.version());
    wide("cover.watermark", words.watermark());
    fo.close().close().close();
  }

  private String compared() {
    return report.cover().comparison() == null
        ? texts.get("none")
        : formats.span(report.cover().comparison());
  }

  private String orNone(String text) {
    return text.isEmpty() ? texts.get("none") : text;
  }

  private void row(String... labelled) {
    fo.open("table-row", "role", "Div", "keep-together.within-page", "always");
    for (int i = 0; i < labelled.length; i += 2) {
      cell(labelled[i], labelled[i + 1], "1", i > 0);
    }
    fo.close();
  }

  private void wide(String label, String value) {
    fo.open("table-row", "role", "Div");
    cell(label, value, "3", false);
    fo.close();
  }

  private void cell(String label, String value, String across, boolean rule) {
    fo.open(
        "table-cell",
        "role",
        "Div",
        "number-columns-spanned",
        across,
        "border-top",
        "0.4pt solid " + Ink.STRONG_LINE,
        "border-left",
        rule ? "0.4pt solid " + Ink.STRONG_LINE : "none",
        "padding",
        "1.6mm 3mm 1.6mm 3mm");
    fo.block(texts.get(label), "font-size", "6.5pt", "color", Ink.QUIET, "line-height", "1.3");
    fo.block(shortened(value), "font-size", "9pt", "font-weight", "700", "line-height", "1.3");
    fo.close();
  }

  /** The cover has no room for fifty names; the last page tells them all. */
  private String shortened(String value) {
    int[] points = value.codePoints().toArray();
    return points.length <= 120
        ? value
        : new String(points, 0, 110) + "… " + texts.get("cover.more");
  }
}
