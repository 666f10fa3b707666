package io.aecos.analytics.server.metrics;

import io.aecos.analytics.metric.MetricTests;
import java.util.List;

/** How the value tests of the metrics went. */
public record TestsJson(int passed, int failed, List<MetricTests.Outcome> tests) {

  static TestsJson of(List<MetricTests.Outcome> tests) {
    int passed = (int) tests.stream().filter(MetricTests.Outcome::passed).count();
    return new TestsJson(passed, tests.size() - passed, tests);
  }
}
