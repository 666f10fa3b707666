package io.aecos.analytics.projection;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the SHA-256 hashes of rows, every field of them, so that the order in which they come
 * does not matter. It is computed from events, not from an engine's storage, so equal content gives
 * equal fingerprints on every engine and for the ledger itself. Not safe for use by two threads.
 */
public final class ContentHash {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest sha256 = sha256();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  /** Adds one row as it is projected: amendments applied, amendments themselves left out. */
  public void add(LedgerRow row) {
    bytes.reset();
    try {
      write(row);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    sum = sum.add(new BigInteger(1, sha256.digest(bytes.toByteArray()))).mod(MODULUS);
    rows++;
  }

  public Fingerprint fingerprint() {
    return new Fingerprint(rows, String.format("%064x", sum));
  }

  private void write(LedgerRow row) throws IOException {
    Event event = row.event();
    out.writeLong(row.seq());
    out.writeLong(Micros.of(row.receivedAt()));
    out.writeLong(event.id().getMostSignificantBits());
    out.writeLong(event.id().getLeastSignificantBits());
    out.writeLong(event.occurredMicros());
    for (EventColumn column : EventColumn.values()) {
      value(column.of(event));
    }
    value(event.value());
    value(event.attributes());
  }

  /** Each value with its kind; numbers as doubles, since 1 and 1.0 are the same in JSON. */
  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('-');
    } else if (value instanceof String text) {
      out.writeByte('s');
      text(text);
    } else if (value instanceof Number number) {
      out.writeByte('n');
      out.writeDouble(number.doubleValue());
    } else if (value instanceof List<?> list) {
      out.writeByte('l');
      out.writeInt(list.size());
      for (Object item : list) {
        value(item);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte('m');
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text(String.valueOf(entry.getKey()));
        value(entry.getValue());
      }
    } else {
      out.writeByte('b');
      text(value.toString());
    }
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
