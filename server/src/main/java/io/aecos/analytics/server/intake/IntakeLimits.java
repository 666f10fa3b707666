package io.aecos.analytics.server.intake;

/**
 * How much the intake takes at once. {@code bodyBytes} bounds one unpacked request body, {@code
 * totalBytes} all bodies that are being taken in at the same moment, {@code eventsPerSecond} what
 * one credential may send (0 = no limit).
 */
public record IntakeLimits(int bodyBytes, int totalBytes, int eventsPerSecond) {
  private static final int MEGABYTE = 1024 * 1024;
  public static final IntakeLimits DEFAULTS =
      new IntakeLimits(16 * MEGABYTE, 48 * MEGABYTE, 200_000);

  public IntakeLimits {
    if (bodyBytes < 1024 || totalBytes < bodyBytes) {
      throw new IllegalArgumentException(
          "the intake must take a body of 1024 bytes, and one body at least");
    }
    if (eventsPerSecond < 0) {
      throw new IllegalArgumentException("eventsPerSecond must be 0 or more");
    }
  }
}
