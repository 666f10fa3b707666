package io.aecos.analytics.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.report.Findings;
import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.sign.KeyStores;
import io.aecos.analytics.report.sign.Signer;
import io.aecos.analytics.report.sign.TimeStamps;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A report on paper. */
class PdfRendererTest {
  private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Report REPORT = Practice.demo().monthly();
  private static byte[] pdf = {};

  @BeforeAll
  static void render() throws Exception {
    pdf = PdfRenderer.render(REPORT, Texts.in("en"), MANIFEST);
  }

  @Test
  void sameReport_givesTheSameBytes() {
    byte[] again = PdfRenderer.render(REPORT, Texts.in("en"), MANIFEST);

    assertThat(Arrays.equals(again, pdf)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3a", "ua1"})
  void report_breaksNoRuleOfTheStandard(String flavour) {
    assertThat(Vera.broken(pdf, PDFAFlavour.byFlavourId(flavour))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3a", "ua1"})
  void signedReport_breaksNoRuleOfTheStandard(String flavour) {
    byte[] signed =
        new Signer(KeyStores.make("Firm", Practice.NOW), TimeStamps.NONE).pdf(pdf, Practice.NOW);

    assertThat(Vera.broken(signed, PDFAFlavour.byFlavourId(flavour))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void insights_areToldWithTheirPeriod_andLinked(String language) throws Exception {
    Texts texts = Texts.in(language);
    byte[] printed = language.equals("en") ? pdf : PdfRenderer.render(REPORT, texts, MANIFEST);
    assertThat(REPORT.findings().told()).isNotEmpty();

    try (PDDocument document = Loader.loadPDF(printed)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      for (Findings.Finding one : REPORT.findings().told()) {
        assertThat(text)
            .contains(
                texts.wording().say(one.insight().text()),
                texts.wording().say(one.insight().period()),
                texts.wording().say(one.insight().consequence()),
                texts.wording().say(one.insight().confidence()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void brief_isOnePage_breaksNoRule_andLinksItsNumbers(String language) throws Exception {
    Texts texts = Texts.in(language);
    Report brief = Practice.demo().roi(texts);
    byte[] page = PdfRenderer.render(brief, texts, MANIFEST);

    for (String flavour : new String[] {"3a", "ua1"}) {
      assertThat(Vera.broken(page, PDFAFlavour.byFlavourId(flavour))).isEmpty();
    }
    try (PDDocument document = Loader.loadPDF(page)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getAnnotations()).hasSizeGreaterThan(7);
      assertThat(new PDFTextStripper().getText(document))
          .contains(texts.get("roi.line.repeated"), texts.get("roi.if.rate-less"));
    }
  }
}
