package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes visible together: parts of the ledger that follow each other, of which at most two
 * are in memory, the one that is being applied and the next. It ends where the ledger does, when it
 * is long enough to be worth a transaction, or before a part that cannot be looked at while the
 * ones before it are hidden.
 */
final class Stretch implements Iterator<List<LedgerRow>> {
  /** Some row groups of the engine: it writes one that is not full yet with each transaction. */
  private static final int ENOUGH_ROWS = 4 * 122_880;

  /**
   * Rows of each part but the first. Three parts are in memory at a time, and larger ones outlive
   * what is young in a small heap: the collector copies them again and again. The first may be
   * alone, and then a transaction of its own.
   */
  private static final int FURTHER = 4_096;

  private static final Duration ENOUGH = Duration.ofSeconds(4);

  private final Ledger ledger;
  private final Beforehand beforehand;
  private final Function<List<LedgerRow>, Runnable> telling;
  private final long until;
  private final BooleanSupplier open;
  private final long begun = System.nanoTime();
  private final List<Runnable> visible = new ArrayList<>();
  private int size;
  private long seq;
  private int rows;
  private boolean last;
  private @Nullable List<LedgerRow> next;
  private @Nullable CompletableFuture<List<LedgerRow>> coming;

  /**
   * The rows after {@code seq} up to {@code until}, at first {@code size} of them, while it is
   * {@code open}.
   */
  Stretch(
      long seq,
      long until,
      int size,
      Ledger ledger,
      Beforehand beforehand,
      Function<List<LedgerRow>, Runnable> telling,
      BooleanSupplier open) {
    this.seq = seq;
    this.until = until;
    this.size = size;
    this.ledger = ledger;
    this.beforehand = beforehand;
    this.telling = telling;
    this.open = open;
  }

  /** The last row that was taken. */
  long seq() {
    return seq;
  }

  /** What was taken has become visible. */
  void becameVisible() {
    visible.forEach(Runnable::run);
  }

  @Override
  public boolean hasNext() {
    if (next == null && !last) {
      next = find();
      last = next == null;
    }
    return next != null;
  }

  @Override
  public List<LedgerRow> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    List<LedgerRow> part = next;
    next = null;
    seq = part.get(part.size() - 1).seq();
    rows += part.size();
    visible.add(telling.apply(part));
    last = part.size() < size || isEnough();
    size = Math.min(size, FURTHER);
    if (!last) {
      coming = CompletableFuture.supplyAsync(this::read);
    }
    return part;
  }

  private boolean isEnough() {
    return !open.getAsBoolean()
        || seq >= until
        || rows >= ENOUGH_ROWS
        || System.nanoTime() - begun > ENOUGH.toNanos();
  }

  private @Nullable List<LedgerRow> find() {
    List<LedgerRow> found = coming == null ? read() : await(coming);
    return found.isEmpty() || !beforehand.examine(found, rows > 0) ? null : found;
  }

  private static List<LedgerRow> await(CompletableFuture<List<LedgerRow>> coming) {
    try {
      return coming.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private List<LedgerRow> read() {
    List<LedgerRow> rows = ledger.read(seq, size);
    return rows.isEmpty() || rows.get(rows.size() - 1).seq() <= until
        ? rows
        : rows.stream().filter(row -> row.seq() <= until).toList();
  }
}
