package io.aecos.analytics.projection;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a projection up to date with a ledger: one thread applies what is new, in stretches, as
 * soon as it is woken and once a second in any case. While programs deliver in a rush it stands
 * back for a while, since they wait for their answers and what is in the ledger is safe. A failure
 * is kept visible and tried again. A projection of another ledger is such a failure, until {@link
 * #rebuild} makes it one of this. Safe for use by many threads.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** As many as DuckDB keeps together. */
  private static final int LONGEST_PART = 122_880;

  private static final int SHORTEST_PART = 10_000;

  /** Memory for each row of a part: with less, the collector costs more than short parts do. */
  private static final int BYTES_FOR_A_ROW = 32_768;

  private static final int PART =
      (int)
          Math.max(
              SHORTEST_PART,
              Math.min(LONGEST_PART, Runtime.getRuntime().maxMemory() / BYTES_FOR_A_ROW));

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration GATHERING = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration END = Duration.ofSeconds(30);

  private final Ledger ledger;
  private final Projection projection;
  private final Beforehand beforehand;
  private final Function<List<LedgerRow>, Runnable> telling;
  private final Semaphore news = new Semaphore(0);
  private final Rush rush = new Rush(System.nanoTime());
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Thread thread = new Thread(this::follow, "follower");
  private long stepped;
  private boolean stoodBack;
  private @Nullable Followed recognised;
  private volatile boolean open = true;
  private volatile @Nullable RuntimeException failed;

  /** Nobody is shown the rows and nobody told. */
  public Follower(Ledger ledger, Projection projection) {
    this(ledger, projection, Beforehand.NOTHING, rows -> () -> {});
  }

  /**
   * {@code beforehand} is shown rows before they become visible; those that it fails on are tried
   * again. {@code telling} is given them too, in order, and what it gives is run after they have
   * become visible, or never where they did not.
   */
  public Follower(
      Ledger ledger,
      Projection projection,
      Beforehand beforehand,
      Function<List<LedgerRow>, Runnable> telling) {
    this.ledger = ledger;
    this.projection = projection;
    this.beforehand = beforehand;
    this.telling = telling;
    thread.setDaemon(true);
  }

  /**
   * What a rebuild found: the projection's content before it and after, and what the ledger says
   * that content must be.
   *
   * <p>{@code ledger} is worked out from the ledger's rows without the projection, over every field
   * of every event; the other two are read back from the columns that answer queries. So {@link
   * #equal} proves that what was asked before and what is asked now is the ledger, nothing more and
   * nothing less, also when the projection's file had been deleted in between.
   */
  public record Rebuilt(Fingerprint before, Fingerprint after, Fingerprint ledger) {
    public boolean equal() {
      return before.equals(ledger) && after.equals(ledger);
    }
  }

  /** Whether the last attempt failed for an archive that cannot be read. */
  public boolean isArchiveAway() {
    return failed instanceof AnalyticsException known
        && known.code() == ErrorCode.ARCHIVE_UNAVAILABLE;
  }

  public void start() {
    thread.start();
  }

  /** Something was appended to the ledger. */
  public void wake() {
    news.release();
  }

  /** A program has delivered {@code events}, which are in the ledger, and may go on at once. */
  public void delivered(int events) {
    rush.delivered(events);
  }

  /** How many ledger rows, at most, are not in the projection yet. */
  public long behind() {
    return Math.max(0, ledger.lastSeq() - projection.watermark().seq());
  }

  /** Why the last attempt failed, or what cannot be read; empty where neither is so. */
  public Optional<String> failure() {
    Optional<String> failure =
        Optional.ofNullable(failed)
            .map(
                e ->
                    e instanceof AnalyticsException
                        ? String.valueOf(e.getMessage())
                        : "it failed; the log tells more");
    return projection.damage().or(() -> failure);
  }

  /**
   * Brings the projection up to date, forgets it and makes it again from the ledger. Meanwhile
   * answers say that they lag. What arrives in between is applied afterwards, so both fingerprints
   * are of the same events. A projection of another ledger is forgotten as it is, and follows this
   * one from then on. Ends with {@code PROJECTION_UNAVAILABLE} soon after the thread is interrupted
   * or the follower closed; what is missing then is applied later, as after any other stop.
   */
  public Rebuilt rebuild(RebuildProgress progress) {
    writing.lock();
    try {
      long until = ledger.lastSeq();
      RebuildSteps steps = new RebuildSteps(progress, until, () -> open);
      steps.at(0, "reading what is there");
      findArchived();
      Fingerprint before = before(until, steps);
      steps.at(0, "making it again");
      recognised = null;
      projection.clear();
      recognise();
      LedgerContent content = new LedgerContent(ledger, until);
      catchUp(until, alsoTakenBy(content), seq -> steps.at(seq, "making it again"));
      steps.nextPass();
      return new Rebuilt(before, projection.fingerprint(), content.fingerprint(steps));
    } finally {
      writing.unlock();
    }
  }

  /** What is damaged is made again as well as what is whole. */
  private Fingerprint before(long until, RebuildSteps steps) {
    try {
      if (!OwnProjection.isForeign(projection, ledger.identity())) {
        recognise();
        catchUp(until, telling, seq -> steps.goOn());
      }
      return projection.fingerprint();
    } catch (AnalyticsException e) {
      if (projection.damage().isEmpty()) {
        throw e;
      }
      LOG.warn("What is there cannot be read; it is made again all the same", e);
      return Fingerprint.UNREADABLE;
    }
  }

  /**
   * Holds the projection, brought up to date first, against the ledger, of which it reads every
   * row; nothing is followed meanwhile. As {@link #rebuild}, but nothing is made again.
   */
  public Rebuilt compare(RebuildProgress progress) {
    writing.lock();
    try {
      long until = ledger.lastSeq();
      RebuildSteps steps = new RebuildSteps(progress, until, () -> open);
      recognise();
      catchUp(until, telling, seq -> steps.goOn());
      Fingerprint now = projection.fingerprint();
      LedgerContent content = new LedgerContent(ledger, until);
      content.takeAll(steps);
      steps.nextPass();
      return new Rebuilt(now, now, content.fingerprint(steps));
    } finally {
      writing.unlock();
    }
  }

  /**
   * The rows are read once, for the projection and for what says what it must contain; a second
   * time where they are applied again.
   */
  private Function<List<LedgerRow>, Runnable> alsoTakenBy(LedgerContent content) {
    return rows -> {
      rows.forEach(content::take);
      return telling.apply(rows);
    };
  }

  /** Fails where a row could not be read again that the projection is about to forget. */
  private void findArchived() {
    ledger
        .segments()
        .ifPresent(
            segments -> segments.parts().forEach(part -> ledger.read(part.firstSeq() - 1, 1)));
  }

  /** Ends following after the batch that is being applied. */
  @Override
  public void close() {
    open = false;
    wake();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    while (open) {
      try {
        stepped = System.nanoTime();
        step();
        failed = null;
      } catch (RuntimeException e) {
        boolean first = failed == null;
        failed = e;
        if (first && isArchiveAway()) {
          LOG.warn("The projection cannot follow the ledger; trying again: {}", e.getMessage());
          LOG.debug("The projection cannot follow the ledger", e);
        } else if (first) {
          LOG.warn("The projection cannot follow the ledger; trying again", e);
        }
      }
      await();
    }
  }

  private void step() {
    writing.lock();
    try {
      if (recognised == null
          || recognised.edition() != ledger.rewriting().edition()
          || !endsInLedger(projection.watermark())) {
        recognise();
      }
      catchUp(Long.MAX_VALUE, telling, seq -> {}, this::mayStandBack);
    } finally {
      writing.unlock();
    }
  }

  /** A rush that began while rows were applied would never be heard of: there are always more. */
  private boolean mayStandBack() {
    return !stoodBack && rush.isOn(System.nanoTime());
  }

  /**
   * Sees to it that the projection holds nothing but this ledger's rows: one of another ledger is
   * refused, and one that cannot be of this ledger as it is now is made again.
   */
  private void recognise() {
    Followed own = new Followed(ledger.identity(), ledger.rewriting().edition());
    if (OwnProjection.isForeign(projection, own.ledger())) {
      throw OwnProjection.foreign();
    }
    if (isOutdated(own.edition())) {
      LOG.info("The ledger was rewritten; making the projection again");
      projection.clear();
    } else if (!endsInLedger(projection.watermark())) {
      LOG.warn("The projection was not made from what the ledger holds; making it again");
      projection.clear();
    }
    if (projection.followed().isEmpty()) {
      projection.follow(own);
    }
    recognised = own;
  }

  /** One that was told no edition is of the first. */
  private boolean isOutdated(long edition) {
    return projection.followed().map(Followed::edition).orElse(0L) != edition;
  }

  /** Also false for a ledger that was set back, or is a copy that has gone on by itself. */
  private boolean endsInLedger(Watermark reached) {
    return reached.seq() == 0
        || ledger
            .receivedAt(reached.seq())
            .filter(at -> at.equals(reached.receivedAt()))
            .isPresent();
  }

  /**
   * Applies everything up to ledger row {@code until}, of which {@code taking} is given each part,
   * and tells after each batch how far it is. An interrupted thread ends it soon.
   */
  private void catchUp(
      long until, Function<List<LedgerRow>, Runnable> taking, LongConsumer reached) {
    catchUp(until, taking, reached, () -> false);
  }

  /** As above, but it ends after any batch when {@code enough} says so. */
  private void catchUp(
      long until,
      Function<List<LedgerRow>, Runnable> taking,
      LongConsumer reached,
      BooleanSupplier enough) {
    Thread caller = Thread.currentThread();
    BooleanSupplier goesOn = () -> open && !caller.isInterrupted();
    long seq = projection.watermark().seq();
    boolean first = true;
    int ahead = Stretch.FEWEST;
    while (goesOn.getAsBoolean() && seq < until && (first || !enough.getAsBoolean())) {
      Stretch stretch = new Stretch(seq, until, PART, ahead, ledger, beforehand, taking, goesOn);
      if (!stretch.hasNext()) {
        return;
      }
      try {
        projection.applyAll(stretch);
      } catch (Stretch.CutShort e) {
        LOG.debug("Rows are applied without looking for amendments ahead: {}", e.getMessage());
        ahead = 0;
        continue;
      }
      first = false;
      ahead = ahead == 0 ? 0 : stretch.aheadOfNext();
      seq = stretch.seq();
      stretch.becameVisible();
      reached.accept(seq);
    }
  }

  /**
   * One event after a pause is applied at once; of many in a row, what comes within a moment is
   * applied together, since a transaction costs about the same for one event as for a thousand.
   */
  private void await() {
    try {
      if (open && news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        long since = System.nanoTime() - stepped;
        if (open && since < GATHERING.toNanos()) {
          TimeUnit.NANOSECONDS.sleep(GATHERING.toNanos() - since);
        }
        standBack();
        news.drainPermits();
      } else {
        stoodBack = rush.isOn(System.nanoTime()) && stoodBack;
      }
    } catch (InterruptedException e) {
      open = false;
      Thread.currentThread().interrupt();
    }
  }

  private void standBack() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (open && rush.isOn(System.nanoTime())) {
      if (System.nanoTime() > end || stoodBack) {
        stoodBack = true;
        return;
      }
      TimeUnit.NANOSECONDS.sleep(GATHERING.toNanos());
    }
    stoodBack = false;
  }
}
