package io.aecos.analytics.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What of a report's tables can be read on its pages. */
class PrintedRowsTest {
  private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

  @Test
  void tableOverManyPages_printsEveryRowInItsOrderUnderItsHead() throws Exception {
    Report report =
        Practice.of(
                IntStream.range(0, 400)
                    .mapToObj(i -> event("project-%03d".formatted(i)))
                    .toArray(Event[]::new))
            .monthly();
    String text = text(PdfRenderer.render(report, Texts.in("en"), MANIFEST));

    int from = text.indexOf("Productivity, by project: 400 rows");
    int to = text.indexOf("Productivity, step by step", from);
    assertThat(from).isPositive();
    String table = text.substring(from, to);
    assertThat(found("project-\\d{3}", table))
        .isEqualTo(IntStream.range(0, 400).mapToObj("project-%03d"::formatted).toList());
    int pages = found("Page \\d+ of \\d+", table).size() + 1;
    assertThat(pages).isGreaterThan(5);
    assertThat(found("(?m)^Project\\b", table)).hasSize(pages);
  }

  @Test
  void namesInEveryScript_areReadAgain_andWhatNoFontKnowsByItsNumber() throws Exception {
    Report report =
        Practice.of(
                event("塔楼二期"),
                event("タワー"),
                event("башня"),
                event("zoë's & <tower>"),
                event("tower \ud83c\udfd7\ufe0f"))
            .monthly();
    byte[] pdf = PdfRenderer.render(report, Texts.in("en"), MANIFEST);

    assertThat(text(pdf)).contains("塔楼二期", "タワー", "башня", "zoë's & <tower>", "tower U+1F3D7");
    assertThat(Vera.broken(pdf, PDFAFlavour.byFlavourId("3a"))).isEmpty();
  }

  /** Written from right to left, and joined: what is read again depends on the reader. */
  @Test
  void namesFromRightToLeft_areDrawnByTheRules() {
    Report report = Practice.of(event("برج السلام"), event("מגדל")).monthly();
    byte[] pdf = PdfRenderer.render(report, Texts.in("en"), MANIFEST);

    assertThat(Vera.broken(pdf, PDFAFlavour.byFlavourId("3a"))).isEmpty();
    assertThat(Vera.broken(pdf, PDFAFlavour.byFlavourId("ua1"))).isEmpty();
  }

  @Test
  void periodWithoutEvents_saysSo() throws Exception {
    String text = text(PdfRenderer.render(Practice.of().monthly(), Texts.in("en"), MANIFEST));

    assertThat(text).contains("Nothing that was read tells of this period.");
    assertThat(text).contains("of 72 figures are complete");
  }

  @Test
  void german_isGermanInWordsNumbersAndDates() throws Exception {
    Report report = Practice.of(event("turm")).monthly();
    String text = text(PdfRenderer.render(report, Texts.in("de"), MANIFEST));

    assertThat(text).contains("Monatsbericht", "Oktober 2026", "1. – 31. Oktober 2026");
    assertThat(text).contains("Erzeugte Elemente", "Seite 2 von ", "Vollständige Tabellen");
  }

  private static Event event(String project) {
    return Event.builder(
            UUID.nameUUIDFromBytes(project.getBytes(StandardCharsets.UTF_8)),
            Instant.parse("2026-10-05T10:00:00Z"),
            EventType.parse("generation/element_generated"),
            "test")
        .project(project)
        .user("mia")
        .build();
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
