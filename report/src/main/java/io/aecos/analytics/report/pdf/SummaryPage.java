package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.util.ArrayList;
import java.util.List;

/** What a partner reads in a minute: the sentence, the cards, the targets, and what follows. */
final class SummaryPage {
  private static final int ACROSS = 4;

  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;

  SummaryPage(Fo fo, Report report, Texts texts, Words words, Formats formats) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
  }

  void write(boolean withTables) {
    Headings.first(fo, texts.get("summary"), "summary");
    fo.block(words.headline(), "font-size", "12pt", "line-height", "1.45", "space-after", "6mm");
    cards();
    targets();
    contents(withTables);
  }

  private void cards() {
    List<Figure> figures = report.highlights();
    if (figures.isEmpty()) {
      return;
    }
    fo.open("table", "role", "Div", "table-layout", "fixed", "width", "178mm");
    for (int i = 0; i < ACROSS; i++) {
      fo.open("table-column", "column-width", "42.25mm").close();
      if (i + 1 < ACROSS) {
        fo.open("table-column", "column-width", "3mm").close();
      }
    }
    fo.open("table-body", "role", "Div");
    for (int from = 0; from < figures.size(); from += ACROSS) {
      fo.open("table-row", "role", "Div", "keep-together.within-page", "always");
      for (int i = from; i < from + ACROSS; i++) {
        if (i > from) {
          gap();
        }
        if (i < figures.size()) {
          card(figures.get(i));
        } else {
          gap();
        }
      }
      fo.close();
      if (from + ACROSS < figures.size()) {
        fo.open("table-row", "role", "Div", "height", "3mm");
        gap();
        fo.close();
      }
    }
    fo.close().close();
  }

  private void gap() {
    fo.open("table-cell", "role", "Div").open("block").close().close();
  }

  private void card(Figure figure) {
    fo.open(
        "table-cell",
        "role",
        "Div",
        "background-color",
        Ink.RAISED,
        "border",
        "0.4pt solid " + Ink.LINE,
        "padding",
        "2.2mm 2.6mm 1.6mm 2.6mm");
    fo.block(
        texts.title(figure.metric()),
        "font-size",
        "7.5pt",
        "color",
        Ink.QUIET,
        "line-height",
        "1.25");
    fo.open("block", "font-size", "17pt", "font-weight", "700", "line-height", "1.3");
    fo.text(formats.value(figure.value(), figure.metric().unit())).close();
    fo.open("block", "font-size", "7.5pt", "line-height", "1.3");
    if (figure.previous() != null && figure.value() != null) {
      fo.open("inline", "color", Ink.of(figure), "font-weight", "700");
      fo.text(arrow(figure) + formats.trend(figure)).close();
      fo.open("inline", "color", Ink.QUIET);
      fo.text(" " + texts.get("against", formats.value(figure.previous(), figure.metric().unit())));
      fo.close();
    } else {
      fo.open("inline", "color", Ink.QUIET);
      fo.text(figure.value() == null ? unknown(figure) : texts.get("nothing-before")).close();
    }
    fo.close();
    if (figure.hasCourse()) {
      fo.open("block", "space-before", "2mm", "line-height", "0");
      new TrendSvg(fo, formats, report.cover().firm().colour())
          .spark(figure, texts.get("course", texts.title(figure.metric())));
      fo.close();
    }
    fo.close();
  }

  private String unknown(Figure figure) {
    return figure.reasons().isEmpty() ? texts.get("unknown") : figure.reasons().get(0);
  }

  private static String arrow(Figure figure) {
    Double value = figure.value();
    Double previous = figure.previous();
    if (value == null || previous == null || value.equals(previous)) {
      return "";
    }
    return value > previous ? "▲\u00a0" : "▼\u00a0";
  }

  private void targets() {
    List<Figure> aimed = new ArrayList<>();
    for (Figure figure : report.figures()) {
      if (figure.metric().target() != null) {
        aimed.add(figure);
      }
    }
    if (aimed.isEmpty()) {
      return;
    }
    Headings.second(fo, texts.get("targets"));
    FigureTable table = new FigureTable(fo, texts, formats);
    table.write(aimed);
  }

  private void contents(boolean withTables) {
    Headings.second(fo, texts.get("contents"));
    entry(FindingPages.ID, texts.get("insights"));
    for (Section section : report.sections()) {
      entry(SectionPages.id(section), words.sheet(section.sheet()));
    }
    if (withTables) {
      entry("tables", texts.get("tables"));
    }
    entry("definitions", texts.get("definitions"));
    entry("quality", texts.get("quality"));
  }

  private void entry(String id, String title) {
    fo.open("block", "text-align-last", "justify", "line-height", "1.7");
    fo.link(id, title);
    fo.text(title + " ");
    fo.open("leader", "leader-pattern", "dots", "color", Ink.STRONG_LINE).close();
    fo.text(" ");
    fo.open("page-number-citation", "ref-id", id).close();
    fo.close().close();
  }
}
