package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.Iterator;
import java.util.List;

/**
 * Parts of a ledger that follow each other: rows in ascending order, each part taken when the one
 * before it was applied.
 */
public interface Parts extends Iterator<List<LedgerRow>> {
  /**
   * All amendments among the parts, those taken already included, in ascending order; none where
   * they are not known. So an event can be written as it will be, instead of being written, taken
   * out and written again. Whoever has been given any takes all parts and makes them visible
   * together, or nothing: a part that does not come then fails.
   */
  List<LedgerRow> amendmentsAhead();

  /** Parts of which nothing is known beforehand. */
  static Parts of(Iterator<List<LedgerRow>> parts) {
    return of(parts, List.of());
  }

  /** Parts among which are {@code amendments}, as {@link #amendmentsAhead} gives them. */
  static Parts of(Iterator<List<LedgerRow>> parts, List<LedgerRow> amendments) {
    return new Parts() {
      @Override
      public boolean hasNext() {
        return parts.hasNext();
      }

      @Override
      public List<LedgerRow> next() {
        return parts.next();
      }

      @Override
      public List<LedgerRow> amendmentsAhead() {
        return amendments;
      }
    };
  }
}
