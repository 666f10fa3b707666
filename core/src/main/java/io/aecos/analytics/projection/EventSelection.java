package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list: those in scope and window that satisfy {@code filter}, newest first by
 * ({@code occurredAt}, {@code seq}), at most {@code limit}, after {@code cursor} (as given by the
 * previous {@link EventPage}; null = from the newest). {@code zone} is the one in which weekdays
 * and hours are cut.
 */
public record EventSelection(
    Scope scope,
    Plan.Window window,
    Condition filter,
    ZoneId zone,
    int limit,
    @Nullable String cursor) {

  /** All events of {@code extent}, for questions that look at them without listing them. */
  public static EventSelection all(Extent extent) {
    return new EventSelection(
        extent.scope(), extent.window(), extent.filter(), extent.zone(), EventSink.HELD, null);
  }
}
