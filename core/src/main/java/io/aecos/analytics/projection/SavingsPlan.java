package io.aecos.analytics.projection;

import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Plan.Grain;
import java.util.List;

/**
 * Asks what work saved, each element once. The work is the events of the extent that satisfy {@code
 * work}; what became of their elements is looked up in all that the extent's scope sees, whatever
 * its window and filter: whether an element's work was done before, and what was told of it last
 * among {@code work}, {@code kept}, {@code rejected} and {@code deleted} (the first that an event
 * satisfies counts). Baselines apply as in {@link Field.Saving}. Cells are cut by {@code grain} in
 * the extent's zone.
 */
public record SavingsPlan(
    Extent extent,
    Grain grain,
    Condition work,
    Condition kept,
    Condition rejected,
    Condition deleted,
    List<Baseline> baselines) {

  public SavingsPlan {
    baselines = List.copyOf(baselines);
  }
}
