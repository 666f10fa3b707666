package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Parts;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Parts of a ledger without the rows up to one, and without parts of which nothing is left. */
final class FreshParts implements Parts {
  private final Parts parts;
  private final long seq;
  private @Nullable List<LedgerRow> next;

  FreshParts(Parts parts, long seq) {
    this.parts = parts;
    this.seq = seq;
  }

  @Override
  public boolean hasNext() {
    while (next == null && parts.hasNext()) {
      List<LedgerRow> fresh = fresh(parts.next());
      next = fresh.isEmpty() ? null : fresh;
    }
    return next != null;
  }

  @Override
  public List<LedgerRow> amendmentsAhead() {
    return fresh(parts.amendmentsAhead());
  }

  private List<LedgerRow> fresh(List<LedgerRow> part) {
    return part.isEmpty() || part.get(0).seq() > seq
        ? part
        : part.stream().filter(row -> row.seq() > seq).toList();
  }

  @Override
  public List<LedgerRow> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    List<LedgerRow> fresh = next;
    next = null;
    return fresh;
  }
}
