package io.aecos.analytics.client;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 12-bit counter (method
 * 1 of §6.2) and 62 random bits. Within one process ids only ever grow, also when the clock is set
 * back: then the last millisecond stands still and the counter goes on, carrying into the
 * milliseconds when it overflows. Safe for use by many threads; each brings its own random numbers.
 */
final class EventIdSequence {
  private static final SecureRandom SEEDS = new SecureRandom();
  private static final long COUNTER_START = 0x7ff;

  /** Milliseconds in the upper 52 bits, the counter in the lower 12. */
  private final AtomicLong last = new AtomicLong();

  /** A source of the random bits, for one thread at a time. */
  static SplittableRandom random() {
    return new SplittableRandom(SEEDS.nextLong());
  }

  /** The upper half of the next id; {@code random} gives the counter a start of its own. */
  long nextHigh(long millis, long random) {
    long state = next(millis, random & COUNTER_START);
    return (state >>> 12 << 16) | 0x7000 | (state & 0xfff);
  }

  /** The lower half of an id from 64 random bits. */
  static long low(long random) {
    return (random >>> 2) | 0x8000_0000_0000_0000L;
  }

  private long next(long millis, long start) {
    long fresh = (millis << 12) | start;
    while (true) {
      long before = last.get();
      long after = (before >>> 12) >= millis ? before + 1 : fresh;
      if (last.compareAndSet(before, after)) {
        return after;
      }
    }
  }
}
