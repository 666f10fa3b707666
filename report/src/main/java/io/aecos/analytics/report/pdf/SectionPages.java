package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.util.List;

/** One tab: all of its metrics, and how those that moved went. */
final class SectionPages {
  /** Millimetres of a page between the head of the table and its end, without other headings. */
  private static final double ROOM = 206;

  /** Millimetres of a row of the table, a line of a reason, and a row of full drawings. */
  private static final double ROW = 5.45;

  private static final double REASON = 3.3;
  private static final double DRAWING = 46.5;

  /** So much of what waits is read at a glance. */
  private static final int FIRST = 5;

  /** How many letters of a reason go into a line. */
  private static final double REASON_LETTERS = 40;

  /**
   * Millimetres of a unit of a drawing's height, and the least height that still tells a course.
   */
  private static final double UNIT = 87.0 / 246;

  private static final double LEAST = 66;

  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;
  private final TablePages tables;

  SectionPages(Fo fo, Report report, Texts texts, Words words, Formats formats, TablePages tables) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
    this.tables = tables;
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
    } else {
      Headings.second(fo, texts.get("trends"));
      charts(section);
    }
    waiting(section.waiting());
  }

  /** The first of each kind; all stand in the complete tables. */
  private void waiting(List<Table> kinds) {
    List<Table> some = kinds.stream().filter(table -> !table.rows().isEmpty()).toList();
    if (some.isEmpty() && !kinds.isEmpty()) {
      fo.block(texts.get("attention.none"), "space-before", "4mm");
    }
    for (Table table : some) {
      String title = texts.title(table.title());
      int rows = table.rows().size();
      boolean all = rows <= FIRST;
      Headings.second(
          fo,
          all
              ? formats.caption(title, rows)
              : texts.get("attention.first", title, FIRST, formats.count(rows)));
      tables.grid(table.first(FIRST));
      if (!all) {
        fo.block(texts.get("attention.more", texts.get("tables")), "color", Ink.QUIET);
      }
    }
  }

  /**
   * How high drawings are that fill the page with the table above them: lower ones where the table
   * is long, and fewer before they would be too low. What is not drawn is in the table.
   */
  private static double height(Section section, int rows) {
    double lines = 0;
    for (Figure figure : section.figures()) {
      int letters = figure.reasons().stream().mapToInt(String::length).sum();
      lines += Math.ceil(Math.min(letters, FigureTable.LONGEST) / REASON_LETTERS);
    }
    double left = ROOM - ROW * section.figures().size() - REASON * lines;
    return Math.min(TrendSvg.HEIGHT, TrendSvg.HEIGHT - (DRAWING - left / rows) / UNIT);
  }

  private void charts(Section section) {
    List<Figure> figures = section.drawn();
    int rows = (figures.size() + 1) / 2;
    while (rows > 1 && height(section, rows) < LEAST) {
      rows--;
    }
    // A table that fills the page by itself leaves its drawings the next one.
    boolean alone = height(section, rows) < LEAST;
    double height = alone ? TrendSvg.HEIGHT : height(section, rows);
    draw(alone ? figures : figures.subList(0, Math.min(figures.size(), 2 * rows)), height);
  }

  private void draw(List<Figure> figures, double height) {
    fo.open("table", "role", "Div", "table-layout", "fixed", "width", "178mm");
    fo.open("table-column", "column-width", "87mm").close();
    fo.open("table-column", "column-width", "4mm").close();
    fo.open("table-column", "column-width", "87mm").close();
    fo.open("table-body", "role", "Div");
    for (int i = 0; i < figures.size(); i += 2) {
      fo.open("table-row", "role", "Div", "keep-together.within-page", "always");
      chart(figures.get(i), height);
      fo.open("table-cell", "role", "Div").open("block").close().close();
      if (i + 1 < figures.size()) {
        chart(figures.get(i + 1), height);
      } else {
        fo.open("table-cell", "role", "Div").open("block").close().close();
      }
      fo.close();
    }
    fo.close().close();
  }

  private void chart(Figure figure, double height) {
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
    new TrendSvg(fo, formats, report.cover().firm().colour(), height).write(figure, told(figure));
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
