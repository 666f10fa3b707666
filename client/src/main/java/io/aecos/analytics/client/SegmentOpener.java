package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Creates segments and takes over those whose holder is gone, always under their lock. */
final class SegmentOpener {
  private static final int ATTEMPTS = 5;

  private final Path directory;
  private final EventIdSequence ids;
  private final InstantSource clock;

  SegmentOpener(Path directory, EventIdSequence ids, InstantSource clock) {
    this.directory = directory;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new, empty segment of this process. */
  Segment create() throws IOException {
    PrivateFiles.createDirectories(directory);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Segment segment = tryCreate(directory.resolve(SegmentName.next(ids, clock)));
      if (segment != null) {
        return segment;
      }
    }
    throw new IOException("cannot lock a new file in " + directory);
  }

  private static @Nullable Segment tryCreate(Path file) throws IOException {
    if (!SegmentClaims.claim(file)) {
      return null;
    }
    FileChannel channel = null;
    try {
      channel =
          PrivateFiles.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!lock(channel) || Files.notExists(file)) {
        giveUp(file, channel);
        return null;
      }
      writeHeader(channel);
      return new Segment(file, channel, QueueFormat.HEADER, QueueFormat.HEADER, true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      giveUp(file, channel);
      throw e;
    }
  }

  private static void writeHeader(FileChannel channel) throws IOException {
    ByteBuffer header = QueueFormat.header();
    while (header.hasRemaining()) {
      channel.write(header, header.position());
    }
  }

  /**
   * A segment of whoever, leased for sending; null when somebody holds it, when it is gone, when it
   * is not of this version or cannot be opened.
   */
  static @Nullable Segment adopt(Path file) throws IOException {
    if (!SegmentClaims.claim(file)) {
      return null;
    }
    FileChannel channel = null;
    Segment segment = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) && Files.exists(file)) {
        segment = adopted(file, channel);
      }
    } catch (FileSystemException e) {
      segment = null; // deleted since the directory was listed, or not ours to open
    } finally {
      if (segment == null) {
        giveUp(file, channel);
      }
    }
    return segment;
  }

  private static @Nullable Segment adopted(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size >= QueueFormat.HEADER && !isOurs(channel)) {
      return null;
    }
    long acknowledged = Math.min(Acknowledgement.read(file), Math.max(size, QueueFormat.HEADER));
    Segment segment = new Segment(file, channel, size, acknowledged, false);
    segment.lease();
    return segment;
  }

  /** Whether the header is one of this version. */
  static boolean isOurs(FileChannel channel) throws IOException {
    ByteBuffer header = QueueFormat.littleEndian(QueueFormat.HEADER);
    while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {}
    return !header.hasRemaining()
        && header.getLong(0) == QueueFormat.MAGIC
        && header.getInt(Long.BYTES) == QueueFormat.VERSION;
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(QueueFormat.LOCK_OFFSET, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void giveUp(Path file, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      SegmentClaims.release(file);
    }
  }
}
