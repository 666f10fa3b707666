package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.PreparedBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The rows of deliveries as {@code COPY … BINARY} takes them (PostgreSQL's documentation of COPY,
 * "Binary Format"): place among all of them, id, the two times, sender, body.
 */
final class CopiedRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int FIELDS = 6;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int rows;

  CopiedRows() {
    try {
      out.write(SIGNATURE);
      out.writeInt(0);
      out.writeInt(0);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  void add(PreparedBatch batch, long receivedMicros, int sender) {
    try {
      for (PreparedBatch.Row row : batch.rows()) {
        rows++;
        out.writeShort(FIELDS);
        integer(rows);
        bytes(row.id());
        number(row.occurredMicros());
        number(receivedMicros);
        integer(sender);
        bytes(row.body());
      }
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** How many there are; the last one's place. */
  int count() {
    return rows;
  }

  InputStream stream() {
    try {
      out.writeShort(-1);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private void integer(int value) throws IOException {
    out.writeInt(Integer.BYTES);
    out.writeInt(value);
  }

  private void number(long value) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
  }

  private void bytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("nothing was written but memory", e);
  }
}
