package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When a view looks at: its period and comparison as instants, and the step of its series; {@code
 * now} is when it was asked, {@code shift} how far the comparison lies before the period.
 */
record Times(
    Window period,
    @Nullable Window comparison,
    @Nullable Shift shift,
    Grain grain,
    ZoneId zone,
    Instant now) {

  /**
   * {@code span} gives that of the events that the view counts; asked only where the period needs
   * it.
   */
  static Times of(ViewQuery query, Instant now, Supplier<Optional<Window>> span) {
    Optional<Window> events =
        query.period() instanceof Period.All ? span.get() : Optional.<Window>empty();
    Window period = query.period().resolve(now, query.zone(), events);
    Grain grain = Grains.choose(query.grain(), period);
    Period asked = query.period();
    return switch (query.comparison()) {
      case NONE -> new Times(period, null, null, grain, query.zone(), now);
      case PREVIOUS ->
          new Times(
              period,
              asked.before(period, query.zone()),
              asked.back(period, query.zone(), grain),
              grain,
              query.zone(),
              now);
      case YEAR ->
          new Times(
              period,
              asked.yearBefore(period, query.zone()),
              CalendarUnit.YEAR.shift(1),
              grain,
              query.zone(),
              now);
    };
  }
}
