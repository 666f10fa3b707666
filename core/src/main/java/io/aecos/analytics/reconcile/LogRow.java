package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a project log says on one line: a metric's value in a project from one day to another, both
 * included. {@code value} is in the metric's own unit.
 */
public record LogRow(
    int line, String project, Metric metric, LocalDate from, LocalDate to, BigDecimal value) {

  boolean isAbout(LogRow other) {
    return project.equals(other.project) && metric.name().equals(other.metric.name());
  }

  boolean isWithin(LocalDate first, LocalDate last) {
    return !from.isBefore(first) && !to.isAfter(last);
  }

  /** The span as people write it. */
  String span() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
