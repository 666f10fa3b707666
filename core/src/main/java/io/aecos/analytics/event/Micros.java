package io.aecos.analytics.event;

import java.time.Instant;

/** Instants as microseconds since 1970-01-01T00:00:00Z, the form in which engines store them. */
public final class Micros {
  private static final long A_SECOND = 1_000_000;
  private static final int A_MICRO = 1_000;

  private Micros() {}

  /** What is less than a microsecond is cut off, towards the past. */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), A_SECOND), instant.getNano() / A_MICRO);
  }

  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * A_MICRO);
  }
}
