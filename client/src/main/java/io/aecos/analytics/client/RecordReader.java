package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Reads whole, undamaged records of a segment from an offset on. One use only. */
final class RecordReader {
  /** Holds a batch of ordinary events; a larger record is read again with more room. */
  private static final int USUAL_BYTES = 256 * 1024;

  private static final int LARGEST_BYTES = QueueFormat.RECORD_HEADER + QueueFormat.MAX_RECORD;

  private final FileChannel channel;
  private final long from;
  private final long limit;
  private final List<byte[]> payloads = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private int bytes;

  /** Reads {@code channel} between two offsets. */
  RecordReader(FileChannel channel, long from, long limit) {
    this.channel = channel;
    this.from = from;
    this.limit = limit;
  }

  /**
   * At most {@code maxRecords} records and {@code maxBytes} of payload, but at least one record.
   */
  Batch read(int maxRecords, int maxBytes) throws IOException {
    Batch batch = read(chunk(USUAL_BYTES), maxRecords, maxBytes);
    return batch.isEmpty() && limit - from > USUAL_BYTES
        ? read(chunk(LARGEST_BYTES), maxRecords, maxBytes)
        : batch;
  }

  private Batch read(ByteBuffer chunk, int maxRecords, int maxBytes) {
    while (payloads.size() < maxRecords) {
      int index = chunk.position();
      if (chunk.remaining() < QueueFormat.RECORD_HEADER) {
        return atEndOf(chunk);
      }
      int length = chunk.getInt(index);
      if (length == 0) {
        return batch(onlyZeros(chunk) ? Batch.Rest.END : Batch.Rest.TORN);
      }
      if (length < 0 || length > QueueFormat.MAX_RECORD) {
        return batch(Batch.Rest.TORN);
      }
      if (chunk.remaining() < QueueFormat.RECORD_HEADER + length) {
        return atEndOf(chunk);
      }
      if (!payloads.isEmpty() && bytes + length > maxBytes) {
        return batch(Batch.Rest.MORE);
      }
      if (!take(chunk, index, length)) {
        return batch(Batch.Rest.TORN);
      }
    }
    return batch(Batch.Rest.MORE);
  }

  private boolean take(ByteBuffer chunk, int index, int length) {
    int start = index + QueueFormat.RECORD_HEADER;
    if (QueueFormat.checksum(chunk, start, length) != chunk.getInt(index + 4)) {
      return false;
    }
    byte[] payload = new byte[length];
    chunk.get(start, payload);
    chunk.position(start + length);
    payloads.add(payload);
    ends.add(from + chunk.position());
    bytes += length;
    return true;
  }

  private ByteBuffer chunk(int most) throws IOException {
    ByteBuffer chunk = QueueFormat.littleEndian((int) Math.max(0, Math.min(limit - from, most)));
    while (chunk.hasRemaining() && channel.read(chunk, from + chunk.position()) >= 0) {}
    return chunk.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The chunk holds no further whole record: the file may hold more, be over, or be torn. */
  private Batch atEndOf(ByteBuffer chunk) {
    if (from + chunk.limit() < limit && !payloads.isEmpty()) {
      return batch(Batch.Rest.MORE);
    }
    boolean over = !chunk.hasRemaining() || onlyZeros(chunk);
    return batch(over ? Batch.Rest.END : Batch.Rest.TORN);
  }

  private static boolean onlyZeros(ByteBuffer chunk) {
    for (int i = chunk.position(); i < chunk.limit(); i++) {
      if (chunk.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private Batch batch(Batch.Rest rest) {
    return new Batch(payloads, ends, rest);
  }
}
