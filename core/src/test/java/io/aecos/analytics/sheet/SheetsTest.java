package io.aecos.analytics.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.MetricQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Dimensions DIMENSIONS = new Dimensions(EVENTS);
  private static final String FACADE =
      """
      sheets:
        facade:
          title: Façade
          number: A-701
          question: Which façades fail?
      """;

  @TempDir Path data;

  @Test
  void shipped_areForRolesInTheirOrder() {
    Sheets sheets = Sheets.shipped(METRICS, DIMENSIONS);

    assertThat(names(sheets.of(Role.ADMIN, false)))
        .containsExactly(
            "overview",
            "productivity",
            "compliance",
            "cost",
            "collaboration",
            "security",
            "health");
    assertThat(names(sheets.of(Role.INDIVIDUAL, true))).startsWith("mywork", "overview");
    assertThat(names(sheets.of(Role.AUDITOR, true))).containsExactly("security");
    assertThat(kinds(sheets.of(Role.INDIVIDUAL, false)))
        .doesNotContain(PanelKind.QUARANTINE, PanelKind.TRAIL);
    assertThat(kinds(sheets.of(Role.ADMIN, false))).contains(PanelKind.QUARANTINE, PanelKind.TRAIL);
  }

  @Test
  void queries_areOneForEachMetricAndGrouping_cardsFirst() {
    Sheet overview = Sheets.shipped(METRICS, DIMENSIONS).find("overview").orElseThrow();

    List<MetricQuery> queries = SheetQueries.of(overview.of(Role.ADMIN), METRICS);

    assertThat(queries)
        .startsWith(MetricQuery.of("time_saved_hours"), MetricQuery.of("cost_avoidance"))
        .contains(
            MetricQuery.of("elements_generated").by("project").withSeries(false).withLimit(12))
        .doesNotHaveDuplicates();
    assertThat(queries.stream().filter(query -> query.by().isEmpty()))
        .extracting(MetricQuery::metric)
        .doesNotHaveDuplicates();
  }

  @Test
  void queries_ofACardThatIsNamed_areThere_alsoWhereOthersOfItsKindHaveNone() {
    Sheet security = Sheets.shipped(METRICS, DIMENSIONS).find("security").orElseThrow();

    assertThat(security.cards().uncarded()).contains("findings_critical", "findings_high");
    assertThat(SheetQueries.of(security.of(Role.ADMIN), METRICS))
        .extracting(MetricQuery::metric)
        .contains("findings_critical")
        .doesNotContain("findings_high");
  }

  @Test
  void metrics_areThoseWithACardThenAllOthersOfTheSheet() {
    Sheet overview = Sheets.shipped(METRICS, DIMENSIONS).find("overview").orElseThrow();
    List<String> metrics = overview.metrics(METRICS).stream().map(Metric::name).toList();

    assertThat(metrics).startsWith(overview.cards().shown().toArray(String[]::new));
    assertThat(metrics).doesNotHaveDuplicates();
  }

  @Test
  void load_addsSheetsOfADataDirectory_andMetricsMayBeOnThem() throws IOException {
    write("sheets-facade.yaml", FACADE + "    cards: [panes]\n");
    write(
        "metrics.yaml",
        "metrics:\n  panes: {title: Panes, unit: count, tab: facade, description: Panes.,"
            + " kind: count, events: generation/element_generated}\n");
    MetricCatalog metrics = MetricCatalog.load(EVENTS, data);

    Sheets sheets = Sheets.load(metrics, DIMENSIONS, data);

    assertThat(names(sheets.all())).endsWith("health", "facade");
    assertThat(sheets.find("facade").orElseThrow().metrics(metrics))
        .containsExactly(metrics.get("panes"));
  }

  @Test
  void load_aSheetOfAKnownName_takesItsPlace() throws IOException {
    write("own.yaml", FACADE.replace("facade:", "cost:"));

    Sheets sheets = Sheets.load(METRICS, DIMENSIONS, data);

    assertThat(names(sheets.common())).containsSubsequence("compliance", "cost", "collaboration");
    assertThat(sheets.find("cost").orElseThrow().title()).isEqualTo("Façade");
  }

  @Test
  void load_aPanelOfEveryDimension_isKept() throws IOException {
    StringBuilder panels = new StringBuilder();
    DIMENSIONS
        .all()
        .keySet()
        .forEach(
            name ->
                panels
                    .append("      - {kind: bars, title: B, metrics: comments, by: '")
                    .append(name)
                    .append("'}\n"));
    write("own.yaml", FACADE + "    panels:\n" + panels);

    Sheet sheet = Sheets.load(METRICS, DIMENSIONS, data).find("facade").orElseThrow();

    assertThat(sheet.content().panels()).hasSize(DIMENSIONS.all().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cards: [elements_genrated]          | line 6 | no metric 'elements_genrated' | elements_generated",
        "panels: [{kind: pie}]               | line 6 | 'pie' is none of              | trend, bars",
        "panels: [{title: T}]                | line 6 | 'kind' is missing             | kind",
        "panels: [{kind: trend, title: T}]   | line 6 | needs 'metrics'               | trend",
        "panels: [{kind: flow, title: F, by: user}] | line 6 | unknown 'by'           | title",
        "panels: [{kind: bars, title: T, metrics: comments, by: colour}] | line 6 | no dimension 'colour' | project",
        "panels: [{kind: bars, title: T, metrics: [comments, parses], by: user}] | line 6 | 2 names | 1 is right",
        "panels: [{kind: flow, title: F, span: 13}] | line 6 | 1 … 12                | span",
        "panels: [{kind: trend, title: T, metrics: comments, marks: storm}] | line 6 | 'storm' is none of | hook",
        "panels: [{kind: flow, title: F, for: boss}] | line 6 | 'boss' is none of     | team-lead",
        "panels: [{kind: attention, title: A, of: [letters]}] | line 6 | 'letters' is none of | reviews",
        "own: perhaps                        | line 6 | 'perhaps' is none of          | true",
        "colour: red                         | line 6 | unknown 'colour'              | cards",
        "sections: [{panels: []}]            | line 6 | 'title' is missing            | title"
      })
  void load_whatCannotBeUnderstood_isToldWithItsPlace(
      String line, String place, String problem, String right) throws IOException {
    write("own.yaml", FACADE + "    " + line + "\n");

    assertThatThrownBy(() -> Sheets.load(METRICS, DIMENSIONS, data))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CATALOG))
        .hasMessageContaining("own.yaml, " + place)
        .hasMessageContaining(problem)
        .hasMessageContaining(right);
  }

  @Test
  void load_aMetricOnNoSheet_isToldWithItsPlace() throws IOException {
    write(
        "own.yaml",
        "metrics:\n  mine: {title: M, unit: count, tab: roof, description: M., kind: count,"
            + " events: '*'}\n");
    MetricCatalog metrics = MetricCatalog.load(EVENTS, data);

    assertThatThrownBy(() -> Sheets.load(metrics, DIMENSIONS, data))
        .hasMessageContaining("own.yaml, line 2: the tab 'roof' is none of mywork, overview");
  }

  private void write(String file, String yaml) throws IOException {
    Files.writeString(Files.createDirectories(data.resolve("catalog")).resolve(file), yaml);
  }

  private static List<String> names(List<Sheet> sheets) {
    return sheets.stream().map(Sheet::name).toList();
  }

  private static Stream<PanelKind> kinds(List<Sheet> sheets) {
    return sheets.stream().flatMap(sheet -> sheet.content().all()).map(Panel::kind);
  }
}
