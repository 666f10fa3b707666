package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No metric that is a fraction leaves 0 … 1, whatever the events say. */
final class FractionsTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Instant MONDAY = Instant.parse("2026-05-04T00:00:00Z");
  private static final List<String> NAMES = List.of("A", "B", "C");
  private static final List<String> WORDS =
      List.of("corrected", "rejected", "accepted", "pass", "failed", "skip");

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 40, 400, 3_000})
  void answer_everyFractionLiesBetween0And1(int count) {
    for (int seed = 0; seed < 20; seed++) {
      List<MetricAnswer> answers = answers(new Random(seed), count);
      assertThat(answers).hasSizeGreaterThan(9);
      for (MetricAnswer answer : answers) {
        assertThat(values(answer))
            .as("%s with seed %s", answer.metric().name(), seed)
            .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
      }
    }
  }

  private static List<Double> values(MetricAnswer answer) {
    List<@Nullable Double> values = new ArrayList<>();
    values.add(answer.value());
    values.add(answer.previous());
    answer.series().forEach(point -> values.add(point.value()));
    answer.series().forEach(point -> values.add(point.previous()));
    answer.groups().forEach(group -> values.add(group.value()));
    List<Double> known = new ArrayList<>();
    for (Double value : values) {
      if (value != null) {
        known.add(value);
      }
    }
    return known;
  }

  private static List<MetricAnswer> answers(Random random, int count) {
    MemoryProjection projection = new MemoryProjection();
    projection.apply(
        Stream.generate(() -> 0).limit(count).map(i -> event(random)).map(row()).toList());
    ProjectionMetricService service =
        new ProjectionMetricService(
            new ProjectionMetricService.Parts(
                projection,
                EVENTS,
                METRICS,
                Baselines.aecos(),
                () -> SourceFacts.NOTHING,
                Clock.fixed(MONDAY.plusSeconds(8 * 86_400), ZoneOffset.UTC)));
    List<MetricQuery> queries =
        METRICS.metrics().stream()
            .filter(metric -> metric.unit() == Unit.FRACTION)
            .map(Metric::name)
            .map(name -> MetricQuery.of(name).by("project"))
            .toList();
    return service
        .answer(
            new ViewQuery(
                Viewer.localAdministrator(),
                Period.parse(null, "2026-05-05", "2026-05-06", ZoneOffset.UTC),
                Comparison.PREVIOUS,
                Grain.DAY,
                ZoneOffset.UTC,
                Map.of(),
                queries))
        .results()
        .stream()
        .map(result -> ((ViewAnswer.Answered) result).answer())
        .toList();
  }

  private static java.util.function.Function<Event, LedgerRow> row() {
    long[] seq = {0};
    return event -> new LedgerRow(++seq[0], MONDAY, event);
  }

  private static Event event(Random random) {
    List<EventDefinition> definitions =
        EVENTS.definitions().stream().filter(FractionsTest::isCounted).toList();
    EventDefinition definition = one(random, definitions);
    EventBuilder event =
        Event.builder(
                EventIds.of("fractions", Long.toString(random.nextLong())),
                MONDAY.plusSeconds(random.nextInt(3 * 86_400)),
                definition.type(),
                "test")
            .value(maybe(random, number(random)))
            .project(maybe(random, one(random, NAMES)))
            .elementGuid(maybe(random, one(random, NAMES)))
            .templateId(maybe(random, one(random, NAMES)));
    definition
        .attributes()
        .forEach(
            (name, kind) ->
                event.attribute(
                    name,
                    kind == EventDefinition.AttributeKind.NUMBER
                        ? maybe(random, number(random))
                        : maybe(random, text(random, name))));
    return event.build();
  }

  /** Those that a fraction is made of, so that they meet. */
  private static boolean isCounted(EventDefinition definition) {
    return List.of(
                "parser", "cost", "project", "compliance", "validation", "generation", "deployment")
            .contains(definition.type().module())
        || definition.type().type().startsWith("review_");
  }

  private static String text(Random random, String name) {
    return one(random, name.equals("interaction_id") ? NAMES : WORDS);
  }

  private static double number(Random random) {
    return one(random, List.of(0.0, 1.0, 0.5, -3.0, 250.0, 1e9, -1e-9));
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
