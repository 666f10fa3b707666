package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Logo;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws a report as PDF/A-3a and PDF/UA-1: selectable text, headings, alternative texts, vector
 * charts, and every row of every table. The same report gives the same bytes.
 */
public final class PdfRenderer {
  private static final String META = "adobe:ns:meta/";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String LOGO = "logo";

  private final Report report;
  private final Texts texts;
  private final Words words;
  private final Fo fo = new Fo();

  private PdfRenderer(Report report, Texts texts) {
    this.report = report;
    this.texts = texts;
    this.words = new Words(report, texts);
  }

  /** {@code manifest} says of the report what machines want to know; it is enclosed as a file. */
  public static byte[] render(Report report, Texts texts, byte[] manifest) {
    return new PdfRenderer(report, texts).render(manifest);
  }

  private byte[] render(byte[] manifest) {
    Map<String, byte[]> parts = new HashMap<>();
    Logo logo = report.cover().firm().logo();
    if (logo != null) {
      parts.put(LOGO, logo.image());
    }
    document();
    Instant madeAt = report.cover().madeAt();
    String producer = "AEC OS Analytics " + report.cover().version();
    byte[] drawn = Engine.pdf(fo.bytes(), parts, madeAt, producer);
    return Finish.of(
        drawn, new Finish.Extras(manifest, texts.get("manifest.description"), fo.links()), madeAt);
  }

  private void document() {
    Formats formats = new Formats(texts, report.cover().zone());
    Pages pages = new Pages(fo, report, texts, words, formats);
    fo.open(
        "root",
        "xml:lang",
        texts.locale().getLanguage(),
        "font-family",
        Fonts.FAMILIES,
        "font-selection-strategy",
        "character-by-character",
        "font-size",
        "8.5pt",
        "line-height",
        "1.4",
        "color",
        Ink.INK);
    pages.masters();
    declarations();
    pages.bookmarks();
    Brief brief = report.brief();
    if (brief == null) {
      new CoverPage(fo, report, texts, words, formats).write();
      pages.body();
    } else {
      pages.brief(brief);
    }
    fo.close();
  }

  private void declarations() {
    fo.open("declarations");
    fo.foreign("x", META, "xmpmeta").foreign("rdf", RDF, "RDF").foreign("rdf", RDF, "Description");
    fo.foreign("dc", DC, "title")
        .foreign("rdf", RDF, "Alt")
        .foreign("rdf", RDF, "li", "xml:lang", "x-default");
    fo.text(words.title()).close().close().close();
    fo.foreign("dc", DC, "creator").foreign("rdf", RDF, "Seq").foreign("rdf", RDF, "li");
    fo.text(report.cover().firm().name()).close().close().close();
    fo.foreign("dc", DC, "description")
        .foreign("rdf", RDF, "Alt")
        .foreign("rdf", RDF, "li", "xml:lang", "x-default");
    fo.text(words.headline()).close().close().close();
    fo.close().close().close();
    fo.close();
  }
}
