package io.aecos.analytics.insight;

import io.aecos.analytics.projection.WaitingCells;
import java.time.Instant;
import java.util.List;

/**
 * What waits for somebody at {@code asOf}, whenever it began, longest first; {@code total} counts
 * all of it, {@code waiting} is cut to the limit.
 */
public record AttentionAnswer(
    Matter matter, List<WaitingCells.Matter> waiting, long total, Instant asOf, Trust trust) {

  public AttentionAnswer {
    waiting = List.copyOf(waiting);
  }
}
