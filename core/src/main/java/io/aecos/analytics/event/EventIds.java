package io.aecos.analytics.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Event ids derived from a source record's own identity: name-based UUIDs, version 5 of RFC 9562
 * §5.5. The same parts always give the same id, so reading a source again stores nothing twice.
 */
public final class EventIds {
  private static final UUID NAMESPACE = UUID.fromString("6f0b7a52-6d0e-5a53-9d27-0d6b1f6c2a11");

  private EventIds() {}

  /**
   * The id for {@code parts}; the parts are length-prefixed, so text cannot move between neighbours
   * unnoticed.
   */
  public static UUID of(String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(namespace());
    for (String part : parts) {
      update(sha1, part.getBytes(StandardCharsets.UTF_8));
    }
    return uuid(sha1);
  }

  /** The id for a record whose identity is its raw bytes. */
  public static UUID of(String kind, String source, byte[] raw) {
    MessageDigest sha1 = sha1();
    sha1.update(namespace());
    update(sha1, kind.getBytes(StandardCharsets.UTF_8));
    update(sha1, source.getBytes(StandardCharsets.UTF_8));
    update(sha1, raw);
    return uuid(sha1);
  }

  private static byte[] namespace() {
    return ByteBuffer.allocate(16)
        .putLong(NAMESPACE.getMostSignificantBits())
        .putLong(NAMESPACE.getLeastSignificantBits())
        .array();
  }

  private static void update(MessageDigest sha1, byte[] part) {
    sha1.update(ByteBuffer.allocate(4).putInt(part.length).array());
    sha1.update(part);
  }

  private static UUID uuid(MessageDigest sha1) {
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x0000000000005000L;
    long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
