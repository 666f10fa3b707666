package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;

/** All pages after the cover: what stands on each of them, and in which order they come. */
final class Pages {
  private static final String LAST = "end";

  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Formats formats;
  private final TablePages tables;
  private final SectionPages sections;
  private final ClosingPages closing;

  Pages(Fo fo, Report report, Texts texts, Words words, Formats formats) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.words = words;
    this.formats = formats;
    this.tables = new TablePages(fo, texts, formats);
    this.sections = new SectionPages(fo, report, texts, words, formats, tables);
    this.closing = new ClosingPages(fo, report, texts, words, formats, tables);
  }

  void masters() {
    fo.open("layout-master-set");
    fo.open(
        "simple-page-master",
        "master-name",
        "cover",
        "page-width",
        "210mm",
        "page-height",
        "297mm");
    fo.open("region-body").close();
    fo.open("region-before", "region-name", "sheet", "extent", "297mm").close();
    fo.close();
    fo.open(
        "simple-page-master",
        "master-name",
        "page",
        "page-width",
        "210mm",
        "page-height",
        "297mm",
        "margin",
        "0mm 16mm 0mm 16mm");
    fo.open("region-body", "margin-top", "25mm", "margin-bottom", "21mm").close();
    fo.open("region-before", "extent", "18mm", "display-align", "after").close();
    fo.open("region-after", "extent", "15mm", "display-align", "before").close();
    fo.close().close();
  }

  void bookmarks() {
    fo.open("bookmark-tree");
    if (report.brief() != null) {
      bookmark("brief", words.kind() + " " + words.period());
      fo.close();
      return;
    }
    bookmark("cover", words.kind() + " " + words.period());
    bookmark("summary", texts.get("summary"));
    bookmark(FindingPages.ID, texts.get("insights"));
    for (Section section : report.sections()) {
      bookmark(SectionPages.id(section), words.sheet(section.sheet()));
    }
    if (tables.isAny(report)) {
      bookmark("tables", texts.get("tables"));
    }
    bookmark("definitions", texts.get("definitions"));
    bookmark("quality", texts.get("quality"));
    fo.close();
  }

  private void bookmark(String id, String title) {
    fo.open("bookmark", "internal-destination", id);
    fo.open("bookmark-title").text(title).close().close();
  }

  void body() {
    fo.open("page-sequence", "master-reference", "page");
    before();
    after();
    fo.open("flow", "flow-name", "xsl-region-body");
    new SummaryPage(fo, report, texts, words, formats).write(tables.isAny(report));
    new FindingPages(fo, report, texts, formats).write();
    report.sections().forEach(sections::write);
    tables.write(report, words);
    closing.write();
    fo.open("block", "id", LAST, "line-height", "0").close();
    fo.close().close();
  }

  /** All of a report that says one thing. */
  void brief(Brief brief) {
    fo.open("page-sequence", "master-reference", "page");
    before();
    after();
    fo.open("flow", "flow-name", "xsl-region-body");
    new BriefPage(fo, report, texts, words, formats, tables).write(brief);
    fo.open("block", "id", LAST, "line-height", "0").close();
    fo.close().close();
  }

  private void before() {
    fo.open("static-content", "flow-name", "xsl-region-before", "role", "artifact");
    fo.open(
        "block",
        "text-align-last",
        "justify",
        "font-size",
        "7pt",
        "color",
        Ink.QUIET,
        "border-bottom",
        "0.4pt solid " + Ink.STRONG_LINE,
        "padding-bottom",
        "1.2mm");
    fo.open("inline", "font-weight", "700", "color", Ink.INK);
    fo.text(report.cover().firm().name()).close();
    fo.open("leader", "leader-pattern", "space").close();
    fo.text(words.kind() + " · " + words.period());
    fo.close().close();
  }

  private void after() {
    fo.open("static-content", "flow-name", "xsl-region-after", "role", "artifact");
    fo.open(
        "block",
        "text-align-last",
        "justify",
        "font-size",
        "7pt",
        "color",
        Ink.QUIET,
        "border-top",
        "0.4pt solid " + Ink.LINE,
        "padding-top",
        "1.2mm");
    fo.text(
        texts.get("footer", report.cover().askedBy(), formats.instant(report.cover().madeAt())));
    fo.open("leader", "leader-pattern", "space").close();
    String[] around = texts.get("page").split("[{][01][}]", -1);
    fo.text(around[0]).open("page-number").close();
    fo.text(around[1]).open("page-number-citation", "ref-id", LAST).close();
    fo.text(around[2]);
    fo.close().close();
  }
}
