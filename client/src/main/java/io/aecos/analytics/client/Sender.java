package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends what lies in the queue, this process's segment and those of processes that are gone, the
 * oldest first, on a thread of its own.
 */
final class Sender implements Runnable {
  private static final Duration GATHER = Duration.ofMillis(100);
  private static final Duration BOOKS_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final QueueStore store;
  private final Courier courier;
  private final QueueBooks books;
  private final Troubles troubles;
  private final Signal written;
  private final Signal wake = new Signal();
  private final Backoff backoff = new Backoff(new SplittableRandom());
  private long booksAt = System.nanoTime();
  private volatile boolean stopping;
  private volatile long stopAt;

  Sender(QueueStore store, QueueBooks books, Troubles troubles, Signal written) {
    this.store = store;
    this.books = books;
    this.troubles = troubles;
    this.written = written;
    courier = new Courier(store.settings());
  }

  /** Lets the thread end once everything is sent, at the first failure or after {@code limit}. */
  void stop(Duration limit) {
    stopAt = System.nanoTime() + limit.toNanos();
    stopping = true;
    wake.raise();
    written.raise();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        Duration wait = round();
        keepBooks();
        if (wait == null) {
          written.await(LOOK_EVERY);
          wake.await(GATHER);
        } else {
          wake.await(wait);
        }
      }
      round();
    } catch (InterruptedException e) {
      // Whoever interrupts this thread wants it to end; the queue keeps what was not sent.
      Thread.currentThread().interrupt();
    } finally {
      books.write();
    }
  }

  /** The counters change with every batch; once a second is enough for their file. */
  private void keepBooks() {
    if (System.nanoTime() - booksAt >= 0) {
      books.write();
      booksAt = System.nanoTime() + BOOKS_EVERY.toNanos();
    }
  }

  /** Sends all there is; answers null when done, or how long to wait after a failure. */
  private @Nullable Duration round() throws InterruptedException {
    try {
      for (Path file : store.files()) {
        Answer.Later failure = send(file);
        if (failure != null) {
          troubles.server(failure.reason());
          return backoff.failed(failure.pause());
        }
      }
      return null;
    } catch (IOException | RuntimeException | Error e) {
      troubles.server("cannot read the queue: " + Troubles.describe(e));
      return backoff.failed(Duration.ZERO);
    }
  }

  private Answer.@Nullable Later send(Path file) throws IOException, InterruptedException {
    Segment segment = store.lease(file);
    if (segment == null) {
      return null;
    }
    try {
      return send(segment);
    } finally {
      segment.release();
    }
  }

  private Answer.@Nullable Later send(Segment segment) throws IOException, InterruptedException {
    while (segment.hasUnacknowledged() && !isOver()) {
      Batch batch = segment.read(store.settings().batchSize(), QueueFormat.BATCH_BYTES);
      if (batch.isEmpty()) {
        endOf(segment, batch.rest());
      } else {
        Answer.Later failure = send(segment, batch);
        if (failure != null) {
          return failure;
        }
      }
    }
    return null;
  }

  /** Sends the first part of {@code batch} that the server takes, halving what it does not. */
  private Answer.@Nullable Later send(Segment segment, Batch batch)
      throws IOException, InterruptedException {
    for (int size = batch.size(); size > 0; size /= 2) {
      Answer answer = courier.deliver(batch.payloads().subList(0, size), timeLeft());
      if (answer instanceof Answer.Later later) {
        return later;
      }
      if (answer instanceof Answer.Acknowledged acknowledged) {
        succeeded(acknowledged.outcomes());
        segment.acknowledge(batch.end(size));
        return null;
      }
    }
    books.lost(LossReason.REJECTED, batch.payloads().get(0));
    segment.acknowledge(batch.end(1));
    return null;
  }

  private void endOf(Segment segment, Batch.Rest rest) throws IOException {
    if (rest == Batch.Rest.TORN) {
      books.lost(LossReason.TORN);
    }
    segment.skipRest();
  }

  private void succeeded(ClientStats.Sent outcomes) {
    backoff.succeeded();
    troubles.server(null);
    books.sent(outcomes);
  }

  private boolean isOver() {
    return stopping && System.nanoTime() - stopAt >= 0;
  }

  private Duration timeLeft() {
    Duration limit = store.settings().requestLimit();
    if (!stopping) {
      return limit;
    }
    Duration left = Duration.ofNanos(Math.max(1_000_000, stopAt - System.nanoTime()));
    return left.compareTo(limit) < 0 ? left : limit;
  }
}
