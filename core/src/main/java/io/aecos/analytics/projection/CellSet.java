package io.aecos.analytics.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan came to: cells in no particular order, the watermark they were computed at, and the
 * statement that computed them in readable form with its parameters written in (for people, never
 * executed again). Where an earlier answer was carried forward, it is the statement that would have
 * computed them.
 */
public record CellSet(List<Cell> cells, Watermark watermark, Statement how) {

  public CellSet(List<Cell> cells, Watermark watermark, String statement) {
    this(cells, watermark, Statement.of(statement));
  }

  /** What computed it, as text. */
  public String statement() {
    return how.text();
  }

  /**
   * One aggregate row. {@code window} is the index in the plan, {@code bucket} the start instant of
   * the bucket (SERIES and GROUP_SERIES only), {@code key} the values of the plan's dimensions in
   * order (GROUP and GROUP_SERIES only; null = absent), {@code values} one number per measure in
   * order.
   */
  public record Cell(
      int window,
      Kind kind,
      @Nullable Instant bucket,
      List<@Nullable String> key,
      List<@Nullable Double> values) {}

  /** Which cut of the data a cell belongs to. */
  public enum Kind {
    TOTAL,
    SERIES,
    GROUP,
    GROUP_SERIES
  }
}
