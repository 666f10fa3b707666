package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Appendix;
import io.aecos.analytics.report.Cover;
import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.TrailHead;
import io.aecos.analytics.report.Words;

/** What each number means, what all of them stand on, and who asked for them. */
final class ClosingPages {
  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;
  private final TablePages tables;

  ClosingPages(Fo fo, Report report, Texts texts, Words words, Formats formats, TablePages tables) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
    this.tables = tables;
  }

  void write() {
    definitions();
    quality();
  }

  private void definitions() {
    Headings.first(fo, texts.get("definitions"), "definitions");
    fo.block(texts.get("definitions.intro"), "color", Ink.QUIET, "space-after", "3mm");
    for (Figure figure : report.figures()) {
      fo.open("block", "keep-together.within-page", "always", "space-after", "2.4mm");
      fo.open("block", "line-height", "1.35");
      fo.open("inline", "font-weight", "700").text(texts.title(figure.metric())).close();
      fo.open("inline", "color", Ink.QUIET);
      fo.text("  " + figure.metric().name() + unit(figure)).close().close();
      fo.block(texts.description(figure.metric()), "line-height", "1.35");
      fo.block(
          texts.get("definition", texts.formula(figure)),
          "font-size",
          "7pt",
          "color",
          Ink.QUIET,
          "line-height",
          "1.35");
      fo.close();
    }
  }

  private String unit(Figure figure) {
    String unit = formats.unit(figure.metric().unit());
    return unit.isEmpty() ? "" : ", " + unit;
  }

  private void quality() {
    Headings.first(fo, texts.get("quality"), "quality");
    Appendix appendix = new Appendix(report, texts);
    fo.block(appendix.statement(), "space-after", "2mm");
    for (Table table : appendix.quality()) {
      tables.write(table, texts.title(table.title()));
    }
    fo.open("block", "keep-together.within-page", "always");
    Headings.second(fo, texts.get("origin"));
    Cover cover = report.cover();
    origin("cover.asked", cover.askedBy());
    origin("cover.scope", cover.scope());
    origin("cover.projects", words.projects());
    origin("cover.filters", words.filters().isEmpty() ? texts.get("none") : words.filters());
    origin("cover.period", formats.span(cover.period()) + " (" + cover.zone().getId() + ")");
    if (cover.address() != null) {
      origin("cover.address", cover.address());
    }
    origin("cover.made", formats.instant(cover.madeAt()));
    origin("cover.version", "AEC OS Analytics " + cover.version());
    origin("cover.watermark", words.watermark());
    TrailHead trail = report.quality().trail();
    if (trail != null) {
      origin("cover.trail", texts.get("trail", formats.count(trail.entry()), trail.hash()));
    }
    fo.block(texts.get("signature.note"), "space-before", "4mm", "color", Ink.QUIET);
    fo.close();
  }

  private void origin(String label, String value) {
    fo.open("block", "line-height", "1.5");
    fo.open("inline", "color", Ink.QUIET).text(texts.get(label) + ": ").close();
    fo.text(value).close();
  }
}
