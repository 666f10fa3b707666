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
 * now} is when it was asked, {@code shift} how far the comparison lies before the period (or after
 * it, where another period was asked for).
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
    Period asked = query.period();
    Period other = query.against();
    Window period = resolve(asked, now, query.zone(), span);
    if (other != null) {
      Window against = resolve(other, now, query.zone(), span);
      Grain grain = Grains.choose(query.grain(), period, against);
      Shift shift = Shift.between(against, period, query.zone());
      return new Times(period, against, shift, grain, query.zone(), now);
    }
    Grain grain = Grains.choose(query.grain(), period);
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

  private static Window resolve(
      Period period, Instant now, ZoneId zone, Supplier<Optional<Window>> span) {
    return period.resolve(
        now, zone, period instanceof Period.All ? span.get() : Optional.<Window>empty());
  }
}
