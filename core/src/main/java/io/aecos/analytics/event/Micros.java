package io.aecos.analytics.event;

import java.time.Instant;

/** Instants as microseconds since 1970-01-01T00:00:00Z, the form in which engines store them. */
public final class Micros {
  private static final long A_SECOND = 1_000_000;
  private static final int A_MICRO = 1_000;

  private static final Instant LAST = toInstant(Long.MAX_VALUE);

  /** A whole second later than the first, since what is cut off is added again on the way. */
  private static final Instant FIRST = toInstant(Long.MIN_VALUE).plusSeconds(1);

  private Micros() {}

  /** What is less than a microsecond is cut off, towards the past. */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), A_SECOND), instant.getNano() / A_MICRO);
  }

  /**
   * The first whole microsecond that is not before {@code instant}; events have no others, so one
   * at a bound between two belongs to the later. What no number can tell is the nearest that one
   * can.
   */
  public static long notBefore(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (instant.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    long micros = of(instant);
    return toInstant(micros).isBefore(instant) ? micros + 1 : micros;
  }

  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * A_MICRO);
  }
}
