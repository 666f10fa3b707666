package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
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
import java.time.ZoneOffset;
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
    EventCatalog events = EventCatalog.shipped();
    ProjectionMetricService.Parts parts =
        new ProjectionMetricService.Parts(
            memory,
            events,
            MetricCatalog.shipped(events),
            Baselines.aecos(),
            () -> SourceFacts.NOTHING,
            Clock.fixed(Practice.MONDAY, ZoneOffset.UTC));
    metrics = new ProjectionMetricService(parts);
    insights = new ProjectionInsights(parts);
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
    MetricAnswer answer = ((Answered) metrics.answer(view()).results().get(0)).answer();

    assertThat(answer.events()).isPositive();
    assertThat(answer.value()).isEqualTo((double) answer.events());
    assertThat(answer.notes()).extracting(Note::code).doesNotContain(Note.Code.NO_SOURCE);
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
