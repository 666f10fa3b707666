package io.aecos.analytics.projection;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes visible together: parts of the ledger that follow each other, of which at most two
 * are in memory, the one that is being applied and the next. It ends where the ledger does, when it
 * is long enough to be worth a transaction, or before a part that cannot be looked at while the
 * ones before it are hidden. Where its amendments were given ahead, its end is fixed, and it fails
 * with {@link CutShort} where it cannot go so far.
 */
final class Stretch implements Parts {
  /** Some row groups of the engine: it writes one that is not full yet with each transaction. */
  private static final int ENOUGH_ROWS = 4 * 122_880;

  /** With fewer the engine writes each row twice, so no stretch leaves fewer to the next. */
  static final int FEWEST = 122_880;

  /** So many amendments may stand in memory. */
  private static final int MOST_AMENDMENTS = 50_000;

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
  private final BooleanSupplier open;
  private final long after;
  private final int ahead;
  private final long begun = System.nanoTime();
  private final List<Runnable> visible = new ArrayList<>();
  private long until;
  private List<LedgerRow> amendments = List.of();
  private int given;
  private int met;
  private int size;
  private long seq;
  private int rows;
  private boolean last;
  private @Nullable List<LedgerRow> next;
  private @Nullable CompletableFuture<List<LedgerRow>> coming;

  /**
   * The rows after {@code seq} up to {@code until}, at first {@code size} of them, while it is
   * {@code open}; amendments are looked for in {@code ahead} rows, or in none where that is 0.
   */
  Stretch(
      long seq,
      long until,
      int size,
      int ahead,
      Ledger ledger,
      Beforehand beforehand,
      Function<List<LedgerRow>, Runnable> telling,
      BooleanSupplier open) {
    this.seq = seq;
    this.after = seq;
    this.ahead = ahead;
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

  /** In how many rows the next one may look for amendments to be about as long as wanted. */
  int aheadOfNext() {
    long nanos = Math.max(1, System.nanoTime() - begun);
    double inTime = (double) rows * ENOUGH.toNanos() / nanos;
    return (int) Math.max(FEWEST, Math.min(ENOUGH_ROWS, inTime));
  }

  /** Comes once, after the first part was taken and when the second was found. */
  @Override
  public List<LedgerRow> amendmentsAhead() {
    long atHand = next == null ? seq : next.get(next.size() - 1).seq();
    long end = endAhead(atHand);
    if (ahead == 0 || end < atHand) {
      return List.of();
    }
    Optional<List<LedgerRow>> found = ledger.amendments(after, end, MOST_AMENDMENTS);
    found.ifPresent(all -> expect(all, end, atHand));
    return amendments;
  }

  private void expect(List<LedgerRow> all, long searched, long atHand) {
    boolean few = all.size() < MOST_AMENDMENTS;
    long end = few ? searched : all.get(MOST_AMENDMENTS - 1).seq();
    if (end >= atHand && knows(all)) {
      until = end;
      amendments = all;
    }
  }

  private long endAhead(long atHand) {
    long last = Math.min(until, ledger.lastSeq());
    long end = last - after < (long) ahead + FEWEST ? last : after + ahead;
    long passed = beforehand.passed();
    return passed < atHand ? end : Math.min(end, passed);
  }

  private boolean isFixed() {
    return !amendments.isEmpty();
  }

  /** Whether {@code found} has all amendments that were taken; with one more, an order is lost. */
  private boolean knows(List<LedgerRow> found) {
    while (given < found.size() && found.get(given).seq() <= seq) {
      given++;
    }
    return given == met;
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
    met += (int) part.stream().filter(row -> Amendment.is(row.event())).count();
    if (isFixed() && !knows(amendments)) {
      throw new CutShort("an amendment up to ledger row " + seq + " was not given ahead");
    }
    rows += part.size();
    visible.add(telling.apply(part));
    last = isFixed() ? seq >= until : part.size() < size || isEnough();
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
    if (isFixed() && !open.getAsBoolean()) {
      throw new CutShort("it was told to end");
    }
    List<LedgerRow> found = coming == null ? read() : await(coming);
    if (found.isEmpty()) {
      return null;
    }
    if (beforehand.examine(found, rows > 0)) {
      return found;
    }
    if (isFixed()) {
      throw new CutShort("a part cannot be looked at yet");
    }
    return null;
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

  /** It ends before the end that its amendments were given for, so nothing of it is visible. */
  static final class CutShort extends RuntimeException {
    CutShort(String why) {
      super(why, null, false, false);
    }
  }
}
