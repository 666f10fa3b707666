package io.aecos.analytics.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The shape of the files of a queue, version 1, which all hooks share. Numbers are little endian.
 */
final class QueueFormat {
  static final long MAGIC = 0x5156_4553_4f43_4541L; // "AECOSEVQ" read as a little-endian long
  static final int VERSION = 1;
  static final int HEADER = 16;
  static final int RECORD_HEADER = 8;
  static final int MAX_RECORD = 1 << 20;
  static final int SEGMENT_BYTES = 4 << 20;
  static final int BATCH_RECORDS = 500;
  static final int BATCH_BYTES = 1 << 20;
  static final long LOCK_OFFSET = 1L << 62;
  static final String SEGMENT = ".seg";
  static final String ACKNOWLEDGED = ".ack";

  private QueueFormat() {}

  static ByteBuffer header() {
    return littleEndian(HEADER).putLong(MAGIC).putInt(VERSION).putInt(0).flip();
  }

  static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The CRC-32 of {@code length} bytes from {@code index}. */
  static int checksum(ByteBuffer bytes, int index, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes.slice(index, length));
    return (int) checksum.getValue();
  }
}
