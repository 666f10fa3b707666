package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.insight.AnomaliesAnswer;
import io.aecos.analytics.insight.Delivery;
import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.InsightsAnswer;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.insight.Wording;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SetApart;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sixty weeks of parses, some thirty a week, of two projects. The clocks change within them. */
final class InsightsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.of(2025, 8, 4);
  private static final int WEEKS = 60;
  private static final Instant NOW =
      FIRST.plusWeeks(WEEKS).plusDays(2).atTime(12, 0).atZone(ZONE).toInstant();
  private static final EventType PARSED = EventType.parse("parser/parse_completed");

  private final List<Plan> plans = new ArrayList<>();
  private final MemoryProjection memory =
      new MemoryProjection() {
        @Override
        public CellSet run(Plan plan) {
          plans.add(plan);
          return super.run(plan);
        }
      };
  private final List<LedgerRow> rows = new ArrayList<>();
  private final Random random = new Random(4);

  @Test
  void anomalies_oneDelivery_isSetApart_andTheRestIsUsual() {
    usual();
    Instant received = at(50, 3).plusSeconds(7);
    for (int i = 0; i < 600; i++) {
      add(at(50, 2).plusSeconds(i), "tower", received);
    }

    AnomaliesAnswer answer = insights().anomalies(view(Map.of()), "parses");

    assertThat(answer.watched().raised())
        .extracting(Anomaly::kind)
        .containsExactly(Anomaly.Kind.BURST);
    Anomaly burst = answer.watched().raised().get(0);
    assertThat(answer.steps().get(burst.at()).start()).isEqualTo(start(50));
    Delivery delivery = answer.deliveries().get(burst.at());
    assertThat(delivery.brought()).isEqualTo(600);
    assertThat(answer.text(burst))
        .startsWith("600 of 6")
        .contains("in the week of 20 Jul 2026", "arrived in one delivery", "without it, ");

    Map<String, Set<String>> without =
        Map.of(SetApart.NAME, Set.of(delivery.from() + ".." + delivery.to()));
    assertThat(insights().anomalies(view(without), "parses").watched().raised()).isEmpty();
  }

  @Test
  void anomalies_stepThatIsNotOver_doesNotCount() {
    usual();
    for (int i = 0; i < 500; i++) {
      add(NOW.minusSeconds(i), "tower", NOW.minusSeconds(i));
    }

    AnomaliesAnswer answer = insights().anomalies(view(Map.of()), "parses");

    assertThat(answer.watched().raised()).isEmpty();
    assertThat(answer.steps()).hasSize(WEEKS);
    assertThat(answer.notes()).anySatisfy(note -> assertThat(note.text()).contains("not over"));
  }

  @Test
  void insights_tellWhatIsMissing_andWhoseChangeItIs_andAskTheSameOnlyOnce() {
    for (int week = 0; week < WEEKS; week++) {
      for (int i = 0; i < 30 + random.nextInt(5); i++) {
        if (week < WEEKS - 5) {
          add(at(week, i % 5), "tower", null);
        }
      }
      add(at(week, 1), "bridge", null);
    }
    InsightService insights = insights();

    InsightsAnswer answer =
        insights.insights(view(Period.parse("5w", null, null, ZONE), Map.of()), List.of("parses"));

    assertThat(answer.judged()).isEqualTo(1);
    assertThat(answer.insights())
        .extracting(Insight::kind)
        .contains(Insight.Kind.LEVEL_SHIFT, Insight.Kind.CHANGE);
    Insight change =
        answer.insights().stream()
            .filter(one -> one.kind() == Insight.Kind.CHANGE)
            .findFirst()
            .orElseThrow();
    assertThat(Wording.ENGLISH.say(change.text())).contains("fell by", "project tower −");
    int asked = plans.size();
    assertThat(
            insights.insights(
                view(Period.parse("5w", null, null, ZONE), Map.of()), List.of("parses")))
        .isEqualTo(answer);
    assertThat(plans.size() - asked).as("shared questions").isLessThanOrEqualTo(asked);
  }

  @Test
  void insights_ofNothing_sayWhyNothingIsJudged() {
    InsightsAnswer answer = insights().insights(view(Map.of()), List.of("parses"));

    assertThat(answer.insights()).isEmpty();
    assertThat(answer.notJudged())
        .singleElement()
        .satisfies(one -> assertThat(one.text()).isEqualTo("there is no settled value"));
  }

  @Test
  void anomalies_ofWhatOnlyGrows_orByTheHour_areRefused() {
    assertThatThrownBy(() -> insights().anomalies(view(Map.of()), "cumulative_estimated_cost"))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("running total");
    ViewQuery hours =
        new ViewQuery(
            Viewer.localAdministrator(),
            new Period.All(),
            Comparison.NONE,
            Grain.HOUR,
            ZONE,
            Map.of(),
            List.of());
    assertThatThrownBy(() -> insights().anomalies(hours, "parses"))
        .hasMessageContaining("day, week or month");
    assertThatThrownBy(
            () -> insights().anomalies(view(Map.of(SetApart.NAME, Set.of("today"))), "parses"))
        .hasMessageContaining("no span of time");
  }

  private void usual() {
    for (int week = 0; week < WEEKS; week++) {
      for (int i = 0; i < 28 + random.nextInt(6); i++) {
        add(at(week, i % 5), i % 3 == 0 ? "bridge" : "tower", null);
      }
    }
  }

  private void add(Instant at, String project, Instant received) {
    Event event =
        Event.builder(new UUID(0, rows.size() + 1), at, PARSED, "http").project(project).build();
    rows.add(
        new LedgerRow(rows.size() + 1L, received == null ? at.plusSeconds(60) : received, event));
  }

  private static Instant start(int week) {
    return FIRST.plusWeeks(week).atStartOfDay(ZONE).toInstant();
  }

  private static Instant at(int week, int day) {
    return start(week).plus(Duration.ofHours(24L * day + 9));
  }

  private InsightService insights() {
    memory.apply(rows);
    EventCatalog events = EventCatalog.shipped();
    return new ProjectionInsights(
        new ProjectionMetricService.Parts(
            memory,
            events,
            MetricCatalog.shipped(events),
            Baselines.aecos(),
            () -> SourceFacts.NOTHING,
            Clock.fixed(NOW, ZONE)));
  }

  private static ViewQuery view(Map<String, Set<String>> filters) {
    return view(new Period.All(), filters);
  }

  private static ViewQuery view(Period period, Map<String, Set<String>> filters) {
    return new ViewQuery(
        Viewer.localAdministrator(),
        period,
        Comparison.PREVIOUS,
        Grain.WEEK,
        ZONE,
        filters,
        List.<MetricQuery>of());
  }
}
