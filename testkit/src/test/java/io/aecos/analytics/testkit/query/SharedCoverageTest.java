package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer.Answered;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who told what is asked once for each watermark, whoever wants to know. */
final class SharedCoverageTest {
  private final List<Plan> plans = new ArrayList<>();
  private final List<EventSelection> selections = new ArrayList<>();

  /** What comes just before something is counted. */
  private final List<LedgerRow> arriving = new ArrayList<>();

  private final MemoryProjection memory =
      new MemoryProjection() {
        @Override
        public CellSet run(Plan plan) {
          boolean counts = !isCoverage(plan);
          if (counts && !arriving.isEmpty()) {
            apply(List.copyOf(arriving));
            arriving.clear();
          }
          plans.add(plan);
          return super.run(plan);
        }

        @Override
        public EventPage events(EventSelection selection) {
          selections.add(selection);
          return super.events(selection);
        }
      };
  private final MetricService metrics;
  private final InsightService insights;

  SharedCoverageTest() {
    ProjectionMetricService.Parts parts = parts(memory);
    metrics = new ProjectionMetricService(parts);
    insights = new ProjectionInsights(parts);
  }

  private static ProjectionMetricService.Parts parts(Projection projection) {
    EventCatalog events = EventCatalog.shipped();
    return new ProjectionMetricService.Parts(
        projection,
        events,
        MetricCatalog.shipped(events),
        Baselines.aecos(),
        () -> SourceFacts.NOTHING,
        Clock.fixed(Practice.MONDAY, ZoneOffset.UTC));
  }

  @Test
  void numbersAndOtherQuestions_askTogetherWhoToldWhat() {
    memory.apply(Practice.rows(Practice.of(3).happenings(20), 1));
    ask();
    assertThat(coverages()).isEqualTo(1);
    assertThat(selections).as("what hooks lost").hasSize(1);

    memory.apply(Practice.rows(Practice.of(4).happenings(5), 21));
    ask();
    assertThat(coverages()).isEqualTo(2);
    assertThat(selections).hasSize(2);
  }

  @Test
  void answer_whileTheVeryFirstEventsCome_knowsWhoToldOfWhatItCounted() {
    arriving.addAll(Practice.rows(Practice.of(3).happenings(20), 1));
    MetricAnswer answer = parses(metrics);

    assertThat(answer.events()).isPositive();
    assertThat(answer.value()).isEqualTo((double) answer.events());
    assertThat(answer.notes()).extracting(Note::code).doesNotContain(Note.Code.NO_SOURCE);
  }

  @Test
  void answer_afterAnotherWordOfAHook_asksNothingAnew() {
    CachingProjection caching = new CachingProjection(memory, 100);
    MetricService carried = new ProjectionMetricService(parts(caching));
    Instant began = Practice.MONDAY.minus(3, ChronoUnit.DAYS);
    memory.apply(
        Practice.rows(
            List.of(
                told("read", "workspace:audit.db", began.plusSeconds(30)),
                told("hooked", "hook:python", began),
                told("missed", "workspace:audit.db", began.plusSeconds(3_600)),
                told("later", "hook:python", began.plusSeconds(7_200))),
            1));
    carried.answer(view());
    long asked = caching.ran();

    for (int i = 1; i <= 3; i++) {
      Event word = told("word " + i, "hook:python", began.plusSeconds(7_200 + 60 * i));
      memory.apply(Practice.rows(List.of(word), 4 + i));
      MetricAnswer answer = parses(carried);
      MetricAnswer fresh = parses(new ProjectionMetricService(parts(memory)));

      assertThat(caching.ran()).isEqualTo(asked);
      assertThat(answer.value()).isEqualTo(4.0 + i).isEqualTo(fresh.value());
      assertThat(answer.notes()).isEqualTo(fresh.notes());
    }
  }

  private static MetricAnswer parses(MetricService service) {
    return ((Answered) service.answer(view()).results().get(0)).answer();
  }

  private static Event told(String id, String source, Instant at) {
    return Event.builder(EventIds.of(id), at, Practice.PARSED, source).project("clinic").build();
  }

  private static ViewQuery view() {
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse("30d", null, null, ZoneOffset.UTC),
        Comparison.NONE,
        null,
        ZoneOffset.UTC,
        Map.of(),
        List.of(MetricQuery.of("parses")));
  }

  private void ask() {
    ViewQuery view = view();
    metrics.answer(view);
    insights.distribution(view, "generation_latency_p95", 10);
    insights.flow(view);
  }

  private long coverages() {
    return plans.stream().filter(SharedCoverageTest::isCoverage).count();
  }

  private static boolean isCoverage(Plan plan) {
    return plan.windows().equals(List.of(Plan.Window.EVER)) && plan.by().size() == 4;
  }
}
