package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as data, ready for an engine: which measures, over which events, cut how. One plan
 * answers a whole view, in one pass over the data where the engine can.
 *
 * <p>The result holds, for each window: one TOTAL cell; if {@code grain} is set, one SERIES cell
 * per bucket that has events; if {@code by} is not empty, one GROUP cell per combination of values
 * that has events; if both are set and {@code groupSeries}, also one GROUP_SERIES cell per bucket
 * and combination. Buckets are cut in {@code zone}. Empty buckets are filled by the caller. An
 * engine may leave out a cell, the TOTAL apart, in which every measure is empty: 0 for counts, null
 * for all else. An event belongs to a window when {@code from ≤ occurredAt < to}. Amendments never
 * count.
 */
public record Plan(
    Scope scope,
    Condition filter,
    List<Window> windows,
    ZoneId zone,
    @Nullable Grain grain,
    List<Dimension> by,
    boolean groupSeries,
    List<Measure> measures) {

  public Plan {
    windows = List.copyOf(windows);
    by = List.copyOf(by);
    measures = List.copyOf(measures);
  }

  /** A half-open span of time: {@code from ≤ t < to}. */
  public record Window(Instant from, Instant to) {
    /** Every instant that an event can carry. */
    public static final Window EVER =
        new Window(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));
  }

  /**
   * The step of a series. Weeks begin on Monday (ISO 8601). Days and longer begin with the first
   * instant of their first local date. Hours are elapsed hours, cut where the local clock shows a
   * full hour and where it is changed: a repeated local hour is two.
   */
  public enum Grain {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
