package io.aecos.analytics.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.report.DataTables;
import io.aecos.analytics.report.Findings;
import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.sign.KeyStores;
import io.aecos.analytics.report.sign.Signer;
import io.aecos.analytics.report.sign.TimeStamps;
import io.aecos.analytics.sheet.Sheet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
  private static byte[] german = {};

  @BeforeAll
  static void render() throws Exception {
    pdf = PdfRenderer.render(REPORT, Texts.in("en"), MANIFEST);
    german = PdfRenderer.render(REPORT, Texts.in("de"), MANIFEST);
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
  void germanReport_breaksNoRuleOfTheStandard(String flavour) {
    assertThat(Vera.broken(german, PDFAFlavour.byFlavourId(flavour))).isEmpty();
  }

  /** The scope is what {@link Practice} says of it. */
  @Test
  void germanReport_saysNothingInEnglish() throws Exception {
    try (PDDocument document = Loader.loadPDF(german)) {
      String text = new PDFTextStripper().getText(document).replace("the whole firm", "");
      assertThat(text)
          .doesNotContainPattern(
              "\\b(of|the|and|number of|average|distinct|where|events|hours|not|is|yes|no)\\b");
    }
  }

  /** Drawings are made to fit below their table, so no page holds the rest of them alone. */
  @Test
  void tabs_takeAPageEach() throws Exception {
    Texts texts = Texts.in("de");
    try (PDDocument document = Loader.loadPDF(german)) {
      List<Integer> pages = new ArrayList<>();
      for (int page = 3; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        if (stripper.getText(document).contains("\n" + texts.get("trends") + "\n")) {
          pages.add(page);
        }
      }
      assertThat(pages).hasSameSizeAs(REPORT.sections());
      assertThat(pages.get(pages.size() - 1) - pages.get(0)).isEqualTo(pages.size() - 1);
    }
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

  /** A sentence tells the first of many; no assumption is left out of the brief. */
  @Test
  void brief_listsEveryBaseline_andSaysWhere() throws Exception {
    Texts texts = Texts.in("en");
    List<String> types = IntStream.range(0, 9).mapToObj("IfcThing%d"::formatted).toList();
    Baselines baselines =
        new Baselines(
            types.stream().map(type -> new Baseline(type, null, null, 1.5, null)).toList());
    Report brief = Practice.demo().roi(texts, baselines);

    String text = text(PdfRenderer.render(brief, texts, MANIFEST)).replaceAll("\\s+", " ");
    String title = texts.get("table.baselines");
    assertThat(text).contains("All 10 stand under “Complete tables”: “" + title + "”.");
    String listed = text.substring(text.indexOf(title + ": 10 rows"));
    assertThat(listed).contains(types).contains("1.5 h", "4 h $85");
    assertThat(DataTables.of(brief, texts)).extracting(Table::name).contains("baselines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void page_printsWhatWaitsLongest_andHowMuchThereIs(String language) throws Exception {
    Texts texts = Texts.in(language);
    List<Sheet> sheets = Practice.SHEETS.find("collaboration").stream().toList();
    Event[] asked = IntStream.range(0, 7).mapToObj(PdfRendererTest::task).toArray(Event[]::new);
    Report page = Practice.of(asked).make(ReportKind.PAGE, sheets, Map.of());
    List<Table> waiting = page.sections().get(0).waiting();
    assertThat(waiting).extracting(Table::name).contains("collaboration-tasks");
    Table tasks = waiting.get(1);
    assertThat(tasks.rows()).hasSize(7);

    byte[] pdf = PdfRenderer.render(page, texts, MANIFEST);
    assertThat(Vera.broken(pdf, PDFAFlavour.byFlavourId("ua1"))).isEmpty();
    String text = text(pdf).replaceAll("\\s+", " ");
    String title = texts.title(tasks.title());
    int first = text.indexOf(texts.get("attention.first", title, 5, tasks.rows().size()));
    assertThat(first).isPositive();
    String after = text.substring(first);
    assertThat(after).contains("" + tasks.rows().get(4).get(0));
    assertThat(after.indexOf(title + ": " + tasks.rows().size())).isPositive();
  }

  private static Event task(int number) {
    return Event.builder(
            new UUID(0, number),
            Practice.NOW.minus(Duration.ofDays(60 - number)),
            EventType.parse("collaboration/task_created"),
            "test")
        .project("tower")
        .attribute("task_id", "task-" + number)
        .build();
  }

  /** What to do next is for who looks at a page; a month's report tells the month. */
  @Test
  void month_listsNothingThatWaits() {
    assertThat(REPORT.sections()).allMatch(section -> section.waiting().isEmpty());
  }

  private static String text(byte[] page) throws Exception {
    try (PDDocument document = Loader.loadPDF(page)) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void brief_isOnePageAndTheCompleteTypes_breaksNoRule_andLinksItsNumbers(String language)
      throws Exception {
    Texts texts = Texts.in(language);
    Report brief = Practice.demo().roi(texts);
    byte[] page = PdfRenderer.render(brief, texts, MANIFEST);

    for (String flavour : new String[] {"3a", "ua1"}) {
      assertThat(Vera.broken(page, PDFAFlavour.byFlavourId(flavour))).isEmpty();
    }
    try (PDDocument document = Loader.loadPDF(page)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getPage(0).getAnnotations()).hasSizeGreaterThan(7);
      assertThat(new PDFTextStripper().getText(document))
          .contains(texts.get("roi.line.repeated"), texts.get("roi.if.rate-less"));
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      String types = second.getText(document);
      brief
          .brief()
          .tables()
          .get(1)
          .rows()
          .forEach(row -> assertThat(types).contains("" + row.get(0)));
    }
  }
}
