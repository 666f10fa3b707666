package io.aecos.analytics.server.intake;

/**
 * How much the intake takes at once. {@code bodyBytes} bounds one unpacked request body, {@code
 * totalBytes} all bodies that are being taken in at the same moment.
 */
public record IntakeLimits(int bodyBytes, int totalBytes) {
  private static final int MEGABYTE = 1024 * 1024;
  public static final IntakeLimits DEFAULTS = new IntakeLimits(16 * MEGABYTE, 48 * MEGABYTE);

  public IntakeLimits {
    if (bodyBytes < 1024 || totalBytes < bodyBytes) {
      throw new IllegalArgumentException(
          "the intake must take a body of 1024 bytes, and one body at least");
    }
  }
}
