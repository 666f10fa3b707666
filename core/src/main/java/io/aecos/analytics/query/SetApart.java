package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Plan.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves deliveries out of a view: a filter called {@link #NAME} whose values are spans of time,
 * {@code 2026-11-03T14:04:00Z..2026-11-03T14:06:00Z}; what was received within one of them (from
 * its beginning, before its end) does not count.
 */
public final class SetApart {
  /** What it is called among the filters of a view. */
  public static final String NAME = "setApart";

  private static final String BETWEEN = "..";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private SetApart() {}

  /** What all but those deliveries satisfy. */
  static Condition condition(Set<String> spans) {
    List<Condition> kept = new ArrayList<>();
    spans.stream().sorted().forEach(span -> kept.add(new Condition.Not(within(span))));
    return new Condition.All(kept);
  }

  /** In words: "2026-11-03 15:04:00 to 15:06:00", by the clocks of a zone. */
  static String text(Set<String> spans, ZoneId zone) {
    return spans.stream()
        .map(SetApart::window)
        .sorted(Comparator.comparing(Window::from))
        .map(window -> text(window, zone))
        .collect(Collectors.joining(", "));
  }

  private static String text(Window window, ZoneId zone) {
    LocalDateTime from = LocalDateTime.ofInstant(window.from(), zone);
    LocalDateTime to = LocalDateTime.ofInstant(window.to(), zone);
    boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
    return MOMENT.format(from) + " to " + (oneDay ? CLOCK : MOMENT).format(to);
  }

  private static Condition within(String span) {
    Window window = window(span);
    return received(window.from(), window.to());
  }

  private static Window window(String span) {
    int middle = span.indexOf(BETWEEN);
    if (middle > 0) {
      try {
        Instant from = Instant.parse(span.substring(0, middle));
        Instant to = Instant.parse(span.substring(middle + BETWEEN.length()));
        if (from.isBefore(to)) {
          return new Window(from, to);
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
