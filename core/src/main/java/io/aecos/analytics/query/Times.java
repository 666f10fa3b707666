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
 * now} is when it was asked.
 */
record Times(Window period, @Nullable Window comparison, Grain grain, ZoneId zone, Instant now) {

  /**
   * {@code span} gives that of the events that the view counts; asked only where the period needs
   * it.
   */
  static Times of(ViewQuery query, Instant now, Supplier<Optional<Window>> span) {
    Optional<Window> events =
        query.period() instanceof Period.All ? span.get() : Optional.<Window>empty();
    Window period = query.period().resolve(now, query.zone(), events);
    Window comparison =
        switch (query.comparison()) {
          case NONE -> null;
          case PREVIOUS -> query.period().before(period, query.zone());
          case YEAR -> Dates.yearBefore(period, query.zone());
        };
    return new Times(period, comparison, Grains.choose(query.grain(), period), query.zone(), now);
  }
}
