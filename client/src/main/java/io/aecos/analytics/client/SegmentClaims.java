package io.aecos.analytics.client;

import java.nio.file.Path;

/**
 * The segments that this JVM holds. POSIX drops all of a process's locks on a file when any
 * descriptor of that file is closed, so a file that is held may not be opened a second time, not by
 * another client nor by a copy of these classes in another class loader either. System properties
 * are what all of those share.
 */
final class SegmentClaims {
  private static final String PREFIX = "io.aecos.analytics.client.segment:";

  private SegmentClaims() {}

  /** Whether the file was free and is now claimed. */
  static boolean claim(Path file) {
    return System.getProperties().putIfAbsent(key(file), "held") == null;
  }

  /** To be called after the file was closed. */
  static void release(Path file) {
    System.getProperties().remove(key(file));
  }

  static boolean isClaimed(Path file) {
    return System.getProperties().containsKey(key(file));
  }

  private static String key(Path file) {
    return PREFIX + file.toAbsolutePath().normalize();
  }
}
