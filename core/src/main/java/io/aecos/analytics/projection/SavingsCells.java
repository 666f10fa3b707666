package io.aecos.analytics.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What work saved, by step, element type and how it counts; see {@link SavingsPlan}. */
public record SavingsCells(List<Cell> cells, Watermark watermark, String statement) {

  public SavingsCells {
    cells = List.copyOf(cells);
  }

  /** How the work on an element counts. The first that holds is it. */
  public enum Counting {
    /** It does not say how long it took, so nothing can be said of it. */
    UNMEASURED,
    /** It names no element, so nothing tells whether it was done before, or came to nothing. */
    UNNAMED,
    /** It was done on the same element before. */
    REPEATED,
    /** The element stands rejected. */
    REJECTED,
    /** The element stands deleted. */
    DELETED,
    /** It saved what doing it by hand would have taken. */
    COUNTED
  }

  /**
   * {@code events} of one step (by its start), element type and counting; {@code reused} tells
   * those that came from a template. The hours by hand, the measured hours, and both at the rate of
   * each event, in USD; all 0 for what is unmeasured.
   */
  public record Cell(
      Instant start,
      @Nullable String elementType,
      Counting counting,
      boolean reused,
      long events,
      double manualHours,
      double measuredHours,
      double manualUsd,
      double measuredUsd) {}
}
