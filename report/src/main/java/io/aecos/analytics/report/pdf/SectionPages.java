package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.util.List;

/** One tab: all of its metrics, and how those that moved went. */
final class SectionPages {
  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;

  SectionPages(Fo fo, Report report, Texts texts, Words words, Formats formats) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
  }

  static String id(Section section) {
    return "sheet-" + section.sheet().name();
  }

  void write(Section section) {
    Headings.first(fo, words.sheet(section.sheet()), id(section));
    if (!section.figures().isEmpty()) {
      new FigureTable(fo, texts, formats).write(section.figures());
    }
    for (String failed : section.failed()) {
      fo.block(texts.get("failed", failed), "color", Ink.BAD, "space-before", "2mm");
    }
    if (section.drawn().isEmpty()) {
      fo.block(texts.get("no-course"), "color", Ink.QUIET, "space-before", "4mm");
      return;
    }
    Headings.second(fo, texts.get("trends"));
    charts(section.drawn());
  }

  private void charts(List<Figure> figures) {
    fo.open("table", "role", "Div", "table-layout", "fixed", "width", "178mm");
    fo.open("table-column", "column-width", "87mm").close();
    fo.open("table-column", "column-width", "4mm").close();
    fo.open("table-column", "column-width", "87mm").close();
    fo.open("table-body", "role", "Div");
    for (int i = 0; i < figures.size(); i += 2) {
      fo.open("table-row", "role", "Div", "keep-together.within-page", "always");
      chart(figures.get(i));
      fo.open("table-cell", "role", "Div").open("block").close().close();
      if (i + 1 < figures.size()) {
        chart(figures.get(i + 1));
      } else {
        fo.open("table-cell", "role", "Div").open("block").close().close();
      }
      fo.close();
    }
    fo.close().close();
  }

  private void chart(Figure figure) {
    fo.open("table-cell", "role", "Div", "padding-bottom", "4mm");
    fo.open(
        "block",
        "border-top",
        "0.4pt solid " + Ink.STRONG_LINE,
        "padding-top",
        "1mm",
        "font-weight",
        "700",
        "font-size",
        "8pt");
    fo.text(texts.title(figure.metric())).close();
    fo.open("block", "line-height", "0");
    new TrendSvg(fo, formats, report.cover().firm().colour()).write(figure, told(figure));
    fo.close().close();
  }

  /** What the drawing shows, for who does not see it. */
  private String told(Figure figure) {
    Spread spread = Spread.of(figure.series());
    return texts.get(
        "chart.alt",
        texts.title(figure.metric()),
        figure.series().size(),
        formats.value(spread.least(), figure.metric().unit()),
        formats.value(spread.most(), figure.metric().unit()),
        formats.value(figure.value(), figure.metric().unit()));
  }
}
