package io.aecos.analytics.server.alerts;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.metric.Target.Operator;
import io.aecos.analytics.query.CalendarUnit;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an alert warns of. */
sealed interface Rule {

  /** The metric over the last whole {@code per} is as {@code op} says against {@code value}. */
  record Threshold(
      String metric, Map<String, Set<String>> filters, CalendarUnit per, Operator op, double value)
      implements Rule {}

  /**
   * So far in this {@code per} the metric, which adds up, is behind its share of {@code value}
   * (where that is to be reached), or ahead of it (where it is not to be passed).
   */
  record Pace(
      String metric,
      Map<String, Set<String>> filters,
      CalendarUnit per,
      boolean reach,
      double value)
      implements Rule {}

  /** Within {@code horizon} steps the forecast crosses {@code value}, as surely as is wanted. */
  record Crossing(
      String metric,
      Map<String, Set<String>> filters,
      CalendarUnit per,
      int horizon,
      Certainty certainty,
      Operator op,
      double value)
      implements Rule {
    /** Which end of the interval has to be across. */
    enum Certainty {
      EXPECTED,
      EIGHTY,
      NINETY_FIVE
    }
  }

  /**
   * Something unusual was found in the last settled {@code per} of the metric; null for {@code
   * direction} is either way.
   */
  record Unusual(
      String metric,
      Map<String, Set<String>> filters,
      CalendarUnit per,
      Anomaly.@Nullable Direction direction)
      implements Rule {
    boolean concerns(Anomaly anomaly) {
      return direction == null || anomaly.direction() == direction;
    }
  }

  /** The audit chain of a project is not whole. */
  record BrokenChain() implements Rule {}

  /** Nothing that the filters let through has happened for so long. */
  record Silence(Map<String, Set<String>> filters, Duration after) implements Rule {}

  /** So much went into quarantine since yesterday. */
  record Quarantine(long items) implements Rule {}

  /** Less than so many gigabytes are free. */
  record Disk(double gigabytes) implements Rule {}

  /** How long it has to be so, after how long it is told again, and whether the end is told. */
  record Timing(Duration lasting, @Nullable Duration renotify, boolean recovery) {}
}
