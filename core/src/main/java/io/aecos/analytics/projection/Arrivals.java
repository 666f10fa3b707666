package io.aecos.analytics.projection;

import java.util.List;
import java.util.Optional;

/** What a projection tells to those who carry answers forward by what came since. */
public interface Arrivals {

  /**
   * The batches that were applied after the one that ended with ledger row {@code seq}, oldest
   * first, each whole; none where that was the last. Empty where they are not known (any more), or
   * where no batch ended there. What is told here is visible to questions.
   */
  Optional<List<AppliedBatch>> since(long seq);

  /**
   * The statement that computes a plan's cells from the events as they are stored now; see {@link
   * CellSet#statement}.
   */
  String statement(Plan plan);

  /**
   * The numbers that a quantile over the events of {@code extent} is made of: those nearest to it,
   * at most {@code kept} on either side.
   */
  RankedNumbers around(Measure.Quantile quantile, Extent extent, int kept);
}
