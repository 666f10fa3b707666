package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How far a segment has been acknowledged: the file beside it, rewritten in place. */
final class Acknowledgement {
  private static final int BYTES = 12;

  private Acknowledgement() {}

  static Path fileOf(Path segment) {
    String name = String.valueOf(segment.getFileName());
    String stem = name.substring(0, name.length() - QueueFormat.SEGMENT.length());
    return segment.resolveSibling(stem + QueueFormat.ACKNOWLEDGED);
  }

  /** The offset for {@code segment}; the start when there is none that can be read. */
  static long read(Path segment) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOf(segment), StandardOpenOption.READ)) {
      ByteBuffer content = QueueFormat.littleEndian(BYTES);
      while (content.hasRemaining() && channel.read(content) >= 0) {}
      boolean whole =
          !content.hasRemaining()
              && QueueFormat.checksum(content, 0, Long.BYTES) == content.getInt(Long.BYTES);
      return whole ? Math.max(QueueFormat.HEADER, content.getLong(0)) : QueueFormat.HEADER;
    } catch (NoSuchFileException e) {
      return QueueFormat.HEADER;
    }
  }

  static void write(Path segment, long offset) throws IOException {
    ByteBuffer content = QueueFormat.littleEndian(BYTES).putLong(offset);
    content.putInt(QueueFormat.checksum(content, 0, Long.BYTES)).flip();
    try (FileChannel channel =
        PrivateFiles.open(fileOf(segment), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content, content.position());
      }
    }
  }

  static void delete(Path segment) throws IOException {
    Files.deleteIfExists(fileOf(segment));
  }
}
