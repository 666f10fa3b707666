package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Asking;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets only so many pieces of heavy work be done at once. Who comes when all places are taken waits
 * in the order of coming, where all work of one {@link Asking} came when that began; but what is
 * more urgent goes before what came up to two seconds earlier for each step of urgency: so nothing
 * waits for ever. A thread that is interrupted leaves the queue.
 */
final class AdmissionQueue {
  private static final Duration AHEAD = Duration.ofSeconds(2);

  /** What somebody looks at first comes first. */
  enum Urgency {
    TOTALS,
    GROUPS,
    REST
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private final long aheadNanos;
  private int free;
  private long came;

  AdmissionQueue(int places) {
    this(places, AHEAD);
  }

  /** With another span that something more urgent is ahead. */
  AdmissionQueue(int places, Duration ahead) {
    if (places < 1) {
      throw new IllegalArgumentException("at least one place");
    }
    this.free = places;
    this.aheadNanos = ahead.toNanos();
  }

  /** What {@code work} gives, once it is its turn. It must not ask for another place. */
  <T> T admitted(Urgency urgency, Supplier<T> work) {
    enter(urgency);
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  /** How many wait for their turn. */
  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private void enter(Urgency urgency) {
    lock.lock();
    try {
      if (free > 0) {
        free--;
      } else {
        await(new Waiting(Asking.since() + aheadNanos * urgency.ordinal(), came++));
      }
    } finally {
      lock.unlock();
    }
  }

  private void await(Waiting own) {
    waiting.add(own);
    try {
      while (!own.admitted) {
        own.turn.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (own.admitted) {
        passOn();
      } else {
        waiting.remove(own);
      }
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "The question was given up while it waited for its turn.", e);
    }
  }

  private void leave() {
    lock.lock();
    try {
      passOn();
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    Waiting next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.admitted = true;
      next.turn.signal();
    }
  }

  /** Somebody who waits; {@code rank} is when it may be overtaken no more. */
  private final class Waiting implements Comparable<Waiting> {
    private final long rank;
    private final long order;
    private final Condition turn = lock.newCondition();
    private boolean admitted;

    private Waiting(long rank, long order) {
      this.rank = rank;
      this.order = order;
    }

    @Override
    public int compareTo(Waiting other) {
      int byRank = Long.compare(rank - other.rank, 0);
      return byRank == 0 ? Long.compare(order, other.order) : byRank;
    }
  }
}
