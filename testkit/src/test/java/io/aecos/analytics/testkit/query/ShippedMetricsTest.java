package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shipped metric over one week with some events of every type. */
final class ShippedMetricsTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Instant MONDAY = Instant.parse("2026-05-04T00:00:00Z");

  private final List<Plan> plans = new ArrayList<>();
  private final MetricService service = service();

  @Test
  void answer_eventsAreExactlyTheRowsBehind() {
    ViewQuery view = view(Map.of("user", Set.of("ana")), everything());

    for (ViewAnswer.Result result : service.answer(view).results()) {
      MetricAnswer answer = answered(result);
      assertThat(service.eventsBehind(answer.metric().name(), view, 5, null).total())
          .as(answer.metric().name())
          .isEqualTo(answer.events())
          .isPositive();
    }
  }

  @Test
  void answer_everyMetricHasAValueItsDefinitionAndItsStatement() {
    for (ViewAnswer.Result result : service.answer(view(Map.of(), everything())).results()) {
      MetricAnswer answer = answered(result);
      assertThat(answer.value()).as(answer.metric().name()).isNotNull();
      assertThat(answer.series()).hasSize(7);
      assertThat(answer.definition()).isNotBlank();
      assertThat(answer.sql()).isNotBlank();
    }
  }

  @Test
  void answer_oneViewIsOnePass() {
    service.answer(view(Map.of(), everything()));
    int first = plans.size();
    service.answer(view(Map.of(), everything()));

    // The first view also asks once which types were ever seen.
    assertThat(first).isLessThanOrEqualTo(2);
    assertThat(plans).hasSize(first + 1);
  }

  @Test
  void answer_oneBadMetricSpoilsOnlyItself() {
    List<MetricQuery> queries =
        List.of(
            MetricQuery.of("comments"),
            MetricQuery.of("coments"),
            MetricQuery.of("comments").by("colour"),
            MetricQuery.of("comments").withLimit(0));

    List<ViewAnswer.Result> results = service.answer(view(Map.of(), queries)).results();

    assertThat(results.get(0)).isInstanceOf(ViewAnswer.Answered.class);
    assertThat(problem(results.get(1)).code()).isEqualTo(ErrorCode.UNKNOWN_METRIC);
    assertThat(problem(results.get(1)).allowed()).startsWith("comments");
    assertThat(problem(results.get(2)).code()).isEqualTo(ErrorCode.UNKNOWN_DIMENSION);
    assertThat(problem(results.get(2)).allowed()).contains("project", "verdict");
    assertThat(problem(results.get(3)).field()).isEqualTo("limit");
  }

  @Test
  void answer_everyPlanCarriesTheViewersScope() {
    Scope scope = Access.limitedTo(Set.of("p"), Set.of());
    ViewQuery view = view(Map.of("user", Set.of("ana")), everything());
    Viewer viewer = new Viewer("ben", Viewer.Role.INDIVIDUAL, scope);

    service.answer(
        new ViewQuery(
            viewer,
            view.period(),
            view.comparison(),
            null,
            view.zone(),
            view.filters(),
            view.queries()));

    assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan.scope()).isEqualTo(scope));
  }

  @ParameterizedTest
  @CsvSource({"hour, 09", "hour, 24", "hour, 9h", "weekday, Mon", "weekday, 0", "weekday, 8"})
  void answer_refusesAFilterThatNoEventCanPass(String dimension, String value) {
    ViewQuery view = view(Map.of(dimension, Set.of("1", value)), everything());

    assertThatThrownBy(() -> service.answer(view))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
              assertThat(e.field()).isEqualTo(dimension);
              assertThat(e).hasMessageContaining("'" + value + "'");
              assertThat(e.allowed()).contains("1", "7").doesNotContain(value);
            });
  }

  @Test
  void values_areThoseOfTheSelection() {
    List<DimensionValue> users = service.values("user", view(Map.of(), List.of()));

    assertThat(users).extracting(DimensionValue::value).containsExactlyInAnyOrder("ana", "ben");
  }

  private static List<MetricQuery> everything() {
    return METRICS.metrics().stream().map(Metric::name).map(MetricQuery::of).toList();
  }

  private static ViewQuery view(Map<String, Set<String>> filters, List<MetricQuery> queries) {
    ZoneId utc = ZoneOffset.UTC;
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse(null, "2026-05-04", "2026-05-10", utc),
        Comparison.PREVIOUS,
        Plan.Grain.DAY,
        utc,
        filters,
        queries);
  }

  private MetricService service() {
    MemoryProjection projection =
        new MemoryProjection() {
          @Override
          public CellSet run(Plan plan) {
            plans.add(plan);
            return super.run(plan);
          }
        };
    projection.apply(rows());
    return new ProjectionMetricService(
        new ProjectionMetricService.Parts(
            projection,
            EVENTS,
            METRICS,
            Baselines.aecos(),
            () -> SourceFacts.NOTHING,
            Clock.fixed(MONDAY, ZoneOffset.UTC)));
  }

  private static List<LedgerRow> rows() {
    List<LedgerRow> rows = new ArrayList<>();
    for (EventDefinition definition : EVENTS.definitions()) {
      for (int i = 0; i < 4; i++) {
        rows.add(new LedgerRow(rows.size() + 1L, MONDAY, event(definition, i)));
      }
    }
    return rows.stream().filter(row -> !row.event().type().equals("amendment")).toList();
  }

  private static Event event(EventDefinition definition, int index) {
    var event =
        Event.builder(
                EventIds.of(definition.type().toString(), Integer.toString(index)),
                MONDAY.plusSeconds(40_000L * index),
                definition.type(),
                "test")
            .value((double) (index % 2))
            .user(index < 3 ? "ana" : "ben")
            .project("p")
            .elementGuid("E")
            .templateId(index == 0 ? "T" : null);
    definition
        .attributes()
        .forEach(
            (name, kind) ->
                event.attribute(
                    name, kind == EventDefinition.AttributeKind.NUMBER ? 2.0 : word(name)));
    return event.build();
  }

  /** A word that the metrics' conditions ask for. */
  private static String word(String attribute) {
    return attribute.equals("result") ? "passed" : "corrected";
  }

  private static MetricAnswer answered(ViewAnswer.Result result) {
    assertThat(result).isInstanceOf(ViewAnswer.Answered.class);
    return ((ViewAnswer.Answered) result).answer();
  }

  private static AnalyticsException problem(ViewAnswer.Result result) {
    assertThat(result).isInstanceOf(ViewAnswer.Failed.class);
    return ((ViewAnswer.Failed) result).problem();
  }
}
