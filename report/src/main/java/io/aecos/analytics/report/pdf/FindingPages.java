package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Findings;
import io.aecos.analytics.report.Findings.Finding;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;

/**
 * What is worth knowing: each with its place, what it comes to, which time it is about, how far to
 * trust it, and the way to it.
 */
final class FindingPages {
  static final String ID = "insights";

  private final Fo fo;
  private final Report report;
  private final Texts texts;
  private final Formats formats;

  FindingPages(Fo fo, Report report, Texts texts, Formats formats) {
    this.fo = fo;
    this.report = report;
    this.texts = texts;
    this.formats = formats;
  }

  void write() {
    Findings findings = report.findings();
    Headings.first(fo, texts.get("insights"), ID);
    String period = formats.span(report.cover().period());
    fo.block(texts.get("insights.intro", period), "color", Ink.QUIET, "space-after", "3mm");
    if (findings.told().isEmpty()) {
      fo.block(
          findings.judged() == 0
              ? texts.get("insights.not-judged")
              : texts.get("insights.nothing", formats.count(findings.judged())));
    }
    int place = 1;
    for (Finding finding : findings.told()) {
      finding(place++, finding);
    }
    fo.block(rest(findings), "color", Ink.QUIET, "font-size", "7.5pt", "space-before", "4mm");
  }

  private void finding(int place, Finding finding) {
    fo.open(
        "block",
        "keep-together.within-page",
        "always",
        "border-top",
        "0.4pt solid " + Ink.LINE,
        "padding-top",
        "1.6mm",
        "space-after",
        "2.2mm");
    fo.block(
        formats.count(place)
            + " · "
            + texts.wording().say(finding.insight().kind().title())
            + " · "
            + texts.wording().say(finding.insight().period()),
        "font-size",
        "7.5pt",
        "color",
        Ink.QUIET,
        "line-height",
        "1.35");
    fo.open("block", "font-size", "9.5pt", "font-weight", "700", "line-height", "1.35");
    String text = texts.wording().say(finding.insight().text());
    fo.external(finding.address(), texts.get("link", text)).text(text).close();
    fo.close();
    fo.block(texts.wording().say(finding.insight().consequence()), "line-height", "1.35");
    fo.block(
        texts.get("insights.trust", texts.wording().say(finding.insight().confidence())),
        "font-size",
        "7.5pt",
        "color",
        Ink.QUIET,
        "line-height",
        "1.35");
    fo.close();
  }

  private String rest(Findings findings) {
    String judged =
        texts.get(
            "insights.judged",
            formats.count(findings.judged()),
            formats.count(findings.notJudged()));
    return findings.hidden() == 0
        ? judged
        : judged
            + ' '
            + texts.get(
                "insights.hidden", formats.count(findings.hidden()), report.cover().askedBy());
  }
}
