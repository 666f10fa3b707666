package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;

/** Is shown ledger rows before they become visible. */
public interface Beforehand {
  /** One that never has anything to do. */
  Beforehand NOTHING =
      new Beforehand() {
        @Override
        public boolean examine(List<LedgerRow> rows, boolean hidden) {
          return true;
        }

        @Override
        public long passed() {
          return Long.MAX_VALUE;
        }
      };

  /**
   * Looks at {@code rows}, in ascending order and not empty, and may append to the ledger what has
   * to follow them. {@code hidden} says that rows were shown before these that are not visible yet;
   * only then it may give {@code false}: it cannot look at these before those are visible, has done
   * nothing, and will be shown them again.
   */
  boolean examine(List<LedgerRow> rows, boolean hidden);

  /**
   * The last ledger row of those that it has looked at for ever. Rows up to there are never
   * refused; with others after them, before all are visible, these may be.
   */
  long passed();
}
