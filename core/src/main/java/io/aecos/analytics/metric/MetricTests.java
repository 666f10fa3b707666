package io.aecos.analytics.metric;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the value tests that metrics carry: each over its own fixture events, in memory, with AEC
 * OS's own baseline.
 */
public final class MetricTests {
  private static final double TOLERANCE = 1e-9;

  private MetricTests() {}

  /** One test's outcome: {@code expected} and {@code actual} are equal within 1e-9 if passed. */
  public record Outcome(
      String metric,
      String location,
      @Nullable Double expected,
      @Nullable Double actual,
      boolean passed) {}

  /** The outcomes of all tests of all metrics, in the order of the catalogue. */
  public static List<Outcome> run(MetricCatalog catalog) {
    MetricCompiler compiler = new MetricCompiler(catalog, Baselines.aecos());
    List<Outcome> outcomes = new ArrayList<>();
    for (Metric metric : catalog.metrics()) {
      CompiledMetric compiled = compiler.compile(metric);
      for (ValueTest test : metric.tests()) {
        Double actual = compute(compiled, test.events());
        outcomes.add(
            new Outcome(
                metric.name(),
                test.location(),
                test.expected(),
                actual,
                same(test.expected(), actual)));
      }
    }
    return outcomes;
  }

  /** Fails with the first test that does. */
  static void requirePassing(MetricCatalog catalog) {
    for (Outcome outcome : run(catalog)) {
      if (!outcome.passed()) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CATALOG,
            outcome.location()
                + ": the test of '"
                + outcome.metric()
                + "' expects "
                + outcome.expected()
                + " but the metric comes to "
                + outcome.actual());
      }
    }
  }

  private static @Nullable Double compute(CompiledMetric metric, List<Event> events) {
    List<Measure> measures = List.copyOf(metric.measures());
    Plan plan =
        new Plan(
            Access.everything(),
            Condition.ALWAYS,
            List.of(TestWeek.WINDOW),
            ZoneOffset.UTC,
            null,
            List.of(),
            false,
            measures);
    try (MemoryProjection projection = new MemoryProjection()) {
      projection.apply(rows(events));
      CellSet.Cell total = projection.run(plan).cells().get(0);
      Map<Measure, @Nullable Double> values = new HashMap<>();
      for (int i = 0; i < measures.size(); i++) {
        values.put(measures.get(i), total.values().get(i));
      }
      return metric.formula().evaluate(new OneWeek(values));
    }
  }

  private static List<LedgerRow> rows(List<Event> events) {
    List<LedgerRow> rows = new ArrayList<>();
    for (Event event : events) {
      rows.add(new LedgerRow(rows.size() + 1L, TestWeek.WINDOW.to(), event));
    }
    return rows;
  }

  private static boolean same(@Nullable Double expected, @Nullable Double actual) {
    if (expected == null || actual == null) {
      return expected == null && actual == null;
    }
    return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /** The total of the test week. */
  private record OneWeek(Map<Measure, @Nullable Double> values) implements Formula.CellValues {
    @Override
    public @Nullable Double of(Measure measure) {
      return values.get(measure);
    }

    @Override
    public double weeks() {
      return 1;
    }
  }
}
