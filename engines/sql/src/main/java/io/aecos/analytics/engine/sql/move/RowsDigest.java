package io.aecos.analytics.engine.sql.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many rows there were, and SHA-256 over each of their values with its kind and length. */
final class RowsDigest {
  private final MessageDigest digest;
  private long rows;

  RowsDigest() {
    this(sha256(), 0);
  }

  private RowsDigest(MessageDigest digest, long rows) {
    this.digest = digest;
    this.rows = rows;
  }

  /** One that has seen the same, and goes its own way. */
  RowsDigest copy() {
    try {
      return new RowsDigest((MessageDigest) digest.clone(), rows);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be copied", e);
    }
  }

  /** What it came to. */
  record Result(long rows, String sha256) {}

  void add(@Nullable Object[] row) {
    rows++;
    for (Object value : row) {
      add(value);
    }
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      digest.update((byte) 0);
    } else if (value instanceof Long number) {
      digest.update(ByteBuffer.allocate(1 + Long.BYTES).put((byte) 1).putLong(number).array());
    } else if (value instanceof Double fraction) {
      long bits = Double.doubleToLongBits(fraction);
      digest.update(ByteBuffer.allocate(1 + Long.BYTES).put((byte) 4).putLong(bits).array());
    } else if (value instanceof UUID id) {
      digest.update(
          ByteBuffer.allocate(1 + 2 * Long.BYTES)
              .put((byte) 2)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array());
    } else {
      byte[] bytes =
          value instanceof byte[] own ? own : value.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(
          ByteBuffer.allocate(1 + Integer.BYTES).put((byte) 3).putInt(bytes.length).array());
      digest.update(bytes);
    }
  }

  /** To be asked once. */
  Result result() {
    return new Result(rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
