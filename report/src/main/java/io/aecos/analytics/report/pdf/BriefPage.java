package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Cover;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Linked;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.util.List;

/** A report that says one thing: title, sentence, figures, tables, how, and where it comes from. */
final class BriefPage {
  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;
  private final TablePages tables;

  BriefPage(Fo fo, Report report, Texts texts, Words words, Formats formats, TablePages tables) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
    this.tables = tables;
  }

  void write(Brief brief) {
    fo.open(
        "block",
        "role",
        "H1",
        "id",
        "brief",
        "font-size",
        "18pt",
        "font-weight",
        "700",
        "line-height",
        "1.15",
        "space-after",
        "1mm");
    fo.text(words.kind()).close();
    fo.block(
        words.period() + " · " + words.projects(),
        "color",
        Ink.QUIET,
        "line-height",
        "1.3",
        "space-after",
        "3mm");
    fo.block(brief.lead(), "font-size", "11pt", "line-height", "1.4", "space-after", "3mm");
    facts(brief.facts());
    for (Table table : brief.tables()) {
      heading(texts.title(table.title()));
      tables.grid(brief.shown(table));
    }
    how(brief.words());
    origin();
    complete(brief);
  }

  /** What the first page shortens or only begins to list, on the next ones. */
  private void complete(Brief brief) {
    List<Table> rest = brief.complete();
    if (rest.isEmpty()) {
      return;
    }
    Headings.first(fo, texts.get("tables"), "tables");
    rest.forEach(table -> tables.write(table, texts.title(table.title())));
  }

  private void facts(List<Brief.Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    fo.open("table", "role", "Div", "table-layout", "fixed", "width", "178mm");
    for (int i = 0; i < facts.size(); i++) {
      fo.open("table-column", "column-width", "proportional-column-width(1)").close();
    }
    fo.open("table-body", "role", "Div").open("table-row", "role", "Div");
    facts.forEach(this::fact);
    fo.close().close().close();
  }

  private void fact(Brief.Fact fact) {
    fo.open(
        "table-cell",
        "role",
        "Div",
        "background-color",
        Ink.RAISED,
        "border",
        "0.4pt solid " + Ink.LINE,
        "padding",
        "1.6mm 2mm 1.4mm 2mm");
    fo.block(fact.title(), "font-size", "7.5pt", "color", Ink.QUIET, "line-height", "1.25");
    fo.open("block", "font-size", "13pt", "font-weight", "700", "line-height", "1.3");
    value(fact.value());
    fo.close();
    fo.block(fact.detail(), "font-size", "7pt", "color", Ink.QUIET, "line-height", "1.25");
    fo.close();
  }

  private void value(@org.jspecify.annotations.Nullable Object value) {
    String text = formats.cell(value);
    if (value instanceof Linked linked) {
      fo.external(linked.address(), texts.get("link", text)).text(text).close();
    } else {
      fo.text(text);
    }
  }

  private void heading(String title) {
    fo.open(
        "block",
        "role",
        "H2",
        "font-size",
        "10pt",
        "font-weight",
        "700",
        "space-before",
        "4mm",
        "space-after",
        "1mm",
        "line-height",
        "1.25",
        "keep-with-next.within-page",
        "always");
    fo.text(title).close();
  }

  private void how(List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    heading(texts.get("brief.how"));
    sentences.forEach(
        one -> fo.block(one, "font-size", "7.5pt", "line-height", "1.35", "space-after", "0.6mm"));
  }

  private void origin() {
    Cover cover = report.cover();
    fo.block(
        String.join(
            " · ",
            texts.get("cover.scope") + ": " + cover.scope(),
            texts.get("cover.zone") + ": " + cover.zone().getId(),
            texts.get("cover.watermark") + ": " + words.watermark(),
            "AEC OS Analytics " + cover.version()),
        "font-size",
        "7pt",
        "color",
        Ink.QUIET,
        "space-before",
        "2.5mm",
        "line-height",
        "1.3");
    fo.block(texts.get("signature.note"), "font-size", "7pt", "color", Ink.QUIET);
  }
}
