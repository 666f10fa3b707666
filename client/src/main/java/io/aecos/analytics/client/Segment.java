package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A segment that this process holds: the one it writes, or one that it took over to send. All
 * access goes through the one descriptor that carries the lock. Both threads use it: the sender
 * leases it while a batch is under way, and a segment that was retired meanwhile is closed when the
 * lease ends.
 */
final class Segment {
  private final Path file;
  private final FileChannel channel;
  private long size;
  private long acknowledged;
  private boolean writable;
  private boolean leased;
  private boolean closed;
  private boolean spoiled;

  /** {@code size} is where the next record goes or, in a segment of others, where the file ends. */
  Segment(Path file, FileChannel channel, long size, long acknowledged, boolean writable) {
    this.file = file;
    this.channel = channel;
    this.size = size;
    this.acknowledged = acknowledged;
    this.writable = writable;
  }

  Path file() {
    return file;
  }

  synchronized long size() {
    return size;
  }

  synchronized boolean hasUnacknowledged() {
    return acknowledged < size;
  }

  /** Appends whole records. After an exception the segment ends where it ended before. */
  synchronized void append(ByteBuffer records, boolean force) throws IOException {
    long position = size;
    try {
      while (records.hasRemaining()) {
        position += channel.write(records, position);
      }
      if (force) {
        channel.force(false);
      }
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
    size = position;
  }

  private void cutOff(IOException cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      spoiled = true;
      cause.addSuppressed(e);
    }
  }

  /** Whether more can be appended; after a failed write that could not be cut off it cannot. */
  synchronized boolean isUsable() {
    return writable && !spoiled && channel.isOpen();
  }

  /** Appends to {@code other} what is not acknowledged yet. */
  synchronized void rescueInto(Segment other) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate((int) (size - acknowledged));
    while (rest.hasRemaining() && channel.read(rest, acknowledged + rest.position()) >= 0) {}
    other.append(rest.flip(), false);
  }

  /** The next records that are not acknowledged yet. */
  synchronized Batch read(int maxRecords, int maxBytes) throws IOException {
    return new RecordReader(channel, acknowledged, size).read(maxRecords, maxBytes);
  }

  synchronized void acknowledge(long offset) throws IOException {
    acknowledged = offset;
    Acknowledgement.write(file, offset);
  }

  /** Gives up the rest, which cannot be read. */
  synchronized void skipRest() throws IOException {
    acknowledge(size);
  }

  /** How many records are not acknowledged yet. */
  long countUnacknowledged() throws IOException {
    return eachUnacknowledged(payload -> {});
  }

  /** Shows the records that are not acknowledged yet, and answers how many these are. */
  synchronized long eachUnacknowledged(Consumer<byte[]> look) throws IOException {
    long records = 0;
    long from = acknowledged;
    while (true) {
      Batch batch =
          new RecordReader(channel, from, size).read(Integer.MAX_VALUE, QueueFormat.BATCH_BYTES);
      records += batch.size();
      batch.payloads().forEach(look);
      if (batch.isEmpty() || batch.rest() != Batch.Rest.MORE) {
        return records;
      }
      from = batch.end(batch.size());
    }
  }

  /** Takes it for sending; false when it is closed or somebody else has it. */
  synchronized boolean lease() {
    if (closed || leased) {
      return false;
    }
    leased = true;
    return true;
  }

  /** Ends a lease. */
  synchronized void release() throws IOException {
    leased = false;
    closeWhenDone();
  }

  /** Nothing will be appended any more. */
  synchronized void retire() throws IOException {
    writable = false;
    closeWhenDone();
  }

  /** Whether more may still be appended. */
  synchronized boolean isWritable() {
    return writable;
  }

  /** Removes the segment, sent or not; for who leases it or writes it. */
  synchronized void delete() throws IOException {
    Files.deleteIfExists(file);
    Acknowledgement.delete(file);
    writable = false;
  }

  private void closeWhenDone() throws IOException {
    if (leased || writable || closed) {
      return;
    }
    closed = true;
    try (channel) {
      if (acknowledged >= size) {
        delete();
      }
    } finally {
      SegmentClaims.release(file);
    }
  }
}
