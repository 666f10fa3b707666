package io.aecos.analytics.query;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest rows of a ledger, read once for all who look at what is not counted yet: each answer
 * does, and while events come without pause there always is something. Safe for use by many
 * threads.
 */
public final class Uncounted implements Lag.Rows {
  private final Lag.Rows ledger;

  /** Rows that follow each other, the first of them after {@code start}. */
  private List<LedgerRow> rows = List.of();

  private long start;

  public Uncounted(Lag.Rows ledger) {
    this.ledger = ledger;
  }

  @Override
  public synchronized List<LedgerRow> read(long afterSeq, int limit) {
    long end = rows.isEmpty() ? start : rows.get(rows.size() - 1).seq();
    if (afterSeq < start || afterSeq > end || limit > Lag.MOST) {
      return remember(afterSeq, ledger.read(afterSeq, limit));
    }
    List<LedgerRow> known = new ArrayList<>();
    for (LedgerRow row : rows) {
      if (row.seq() > afterSeq && known.size() < limit) {
        known.add(row);
      }
    }
    if (known.size() < limit) {
      known.addAll(ledger.read(end, limit - known.size()));
    }
    return remember(afterSeq, known);
  }

  private List<LedgerRow> remember(long afterSeq, List<LedgerRow> read) {
    if (read.size() <= Lag.MOST) {
      start = afterSeq;
      rows = List.copyOf(read);
    }
    return read;
  }
}
