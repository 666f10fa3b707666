package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a queue directory holds in one segment: {@code waiting} events are not acknowledged yet. */
public record SegmentState(Path file, Kind kind, long bytes, long waiting) {

  /** Who has a segment. */
  public enum Kind {
    /** A running process writes or sends it. */
    HELD,
    /** Nobody; the next sender takes it. */
    FREE,
    /** Of another version of the hook, or nothing that can be read as a segment: left alone. */
    FOREIGN
  }

  /** Looks at {@code file}; {@code held} are the segments that this client writes or sends. */
  static @Nullable SegmentState of(Path file, List<Segment> held) throws IOException {
    for (Segment segment : held) {
      if (segment.file().equals(file)) {
        try {
          return new SegmentState(file, Kind.HELD, segment.size(), segment.countUnacknowledged());
        } catch (ClosedChannelException e) {
          break; // sent, and let go of, since
        }
      }
    }
    if (!SegmentClaims.claim(file)) {
      // Another part of this process has it: opening it here would end that part's lock.
      return new SegmentState(file, Kind.HELD, file.toFile().length(), 0);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return look(file, channel);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      return new SegmentState(file, Kind.FOREIGN, file.toFile().length(), 0);
    } finally {
      SegmentClaims.release(file);
    }
  }

  private static SegmentState look(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size >= QueueFormat.HEADER && !SegmentOpener.isOurs(channel)) {
      return new SegmentState(file, Kind.FOREIGN, size, 0);
    }
    long acknowledged = Acknowledgement.read(file);
    long waiting = new Segment(file, channel, size, acknowledged, false).countUnacknowledged();
    return new SegmentState(file, isHeld(file) ? Kind.HELD : Kind.FREE, size, waiting);
  }

  /** Tries the lock; only on a second channel, for an exclusive one needs the right to write. */
  private static boolean isHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock(QueueFormat.LOCK_OFFSET, 1, false) == null;
    } catch (IOException e) {
      return false; // not ours to write: no sender of this user will ever take it
    }
  }
}
