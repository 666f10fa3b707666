package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves deliveries out of a view: a filter called {@link #NAME} whose values are spans of time,
 * {@code 2026-11-03T14:04:00Z..2026-11-03T14:06:00Z}; what was received within one of them (from
 * its beginning, before its end) does not count.
 */
public final class SetApart {
  /** What it is called among the filters of a view. */
  public static final String NAME = "setApart";

  private static final String BETWEEN = "..";

  private SetApart() {}

  /** What all but those deliveries satisfy. */
  static Condition condition(Set<String> spans) {
    List<Condition> kept = new ArrayList<>();
    spans.stream().sorted().forEach(span -> kept.add(new Condition.Not(within(span))));
    return new Condition.All(kept);
  }

  private static Condition within(String span) {
    int middle = span.indexOf(BETWEEN);
    if (middle > 0) {
      try {
        Instant from = Instant.parse(span.substring(0, middle));
        Instant to = Instant.parse(span.substring(middle + BETWEEN.length()));
        if (from.isBefore(to)) {
          return received(from, to);
        }
      } catch (DateTimeException e) {
        // The same is wrong with it as with what has no two ends.
      }
    }
    throw AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        NAME,
        "'" + span + "' is no span of time",
        List.of("2026-11-03T14:04:00Z..2026-11-03T14:06:00Z"));
  }

  /** What was received from one instant on and before another. */
  public static Condition received(Instant from, Instant to) {
    Field field = new Field.ReceivedMicros();
    return new Condition.All(
        List.of(
            new Condition.Compare(field, Operator.GREATER_OR_EQUAL, micros(from)),
            new Condition.Compare(field, Operator.LESS, micros(to))));
  }

  private static double micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
