package io.aecos.analytics.server.metrics;

import io.aecos.analytics.metric.MetricTests;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the value tests of the metrics went. */
public record TestsJson(int passed, int failed, List<TestedJson> tests) {

  /** One test: what the number should be and what it comes to. */
  public record TestedJson(
      String metric,
      String location,
      @Nullable Double expected,
      @Nullable BigDecimal actual,
      boolean passed) {
    static TestedJson of(MetricTests.Outcome test) {
      return new TestedJson(
          test.metric(),
          test.location(),
          test.expected(),
          Numbers.computed(test.actual()),
          test.passed());
    }
  }

  static TestsJson of(List<MetricTests.Outcome> tests) {
    int passed = (int) tests.stream().filter(MetricTests.Outcome::passed).count();
    return new TestsJson(
        passed, tests.size() - passed, tests.stream().map(TestedJson::of).toList());
  }
}
