package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;

/** Is shown ledger rows before they become visible. */
@FunctionalInterface
public interface Beforehand {
  /** One that never has anything to do. */
  Beforehand NOTHING = (rows, hidden) -> true;

  /**
   * Looks at {@code rows}, in ascending order and not empty, and may append to the ledger what has
   * to follow them. {@code hidden} says that rows were shown before these that are not visible yet;
   * only then it may give {@code false}: it cannot look at these before those are visible, has done
   * nothing, and will be shown them again.
   */
  boolean examine(List<LedgerRow> rows, boolean hidden);
}
