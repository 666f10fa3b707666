package io.aecos.analytics.retention;

import io.aecos.analytics.ledger.StoredRow;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of rows in their order. Of each it takes the place, the times (as 8 bytes each, the
 * highest first), the 16 bytes of the id, and after its length in 4 bytes each of the sender's kind
 * and name and the body.
 */
public final class RowsHash {
  private final MessageDigest sha256 = sha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));

  /** That of {@code rows}, in lower-case hexadecimal. */
  public static String of(Iterable<StoredRow> rows) {
    RowsHash hash = new RowsHash();
    rows.forEach(hash::add);
    return HexFormat.of().formatHex(hash.sha256.digest());
  }

  private void add(StoredRow row) {
    try {
      out.writeLong(row.seq());
      out.writeLong(row.occurredMicros());
      out.writeLong(row.receivedMicros());
      out.writeLong(row.id().getMostSignificantBits());
      out.writeLong(row.id().getLeastSignificantBits());
      write(row.sender().kind().name().getBytes(StandardCharsets.UTF_8));
      write(row.sender().name().getBytes(StandardCharsets.UTF_8));
      write(row.body());
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  private void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
