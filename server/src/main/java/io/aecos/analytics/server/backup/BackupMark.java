package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code backup.unfinished} in a backup that is being made: whose it is, and then the path
 * of each file, written before that file is made. It is removed last. Whoever makes the backup has
 * it locked, which ends with the process; so what a {@link BackupRest} is can be told from it.
 */
final class BackupMark implements AutoCloseable {
  static final String NAME = "backup.unfinished";
  static final String FORMAT = "aecos-analytics-unfinished-backup-1";
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Behind all that is ever written, so that others can read meanwhile wherever locks keep out. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  private static final String NOTE =
      "This backup is being made, or was broken off and cannot be restored: then this directory may"
          + " be removed, and the next backup of the same data to it does so.";
  private static final Logger LOG = LoggerFactory.getLogger(BackupMark.class);

  private final Path place;
  private final FileChannel channel;

  private BackupMark(Path place, FileChannel channel) {
    this.place = place;
    this.channel = channel;
  }

  /** Of which data it is, and when it was begun; the first line of the file. */
  record Head(String format, String note, UUID ledger, String data, Instant begun) {
    static Head of(UUID ledger, Path data, Instant begun) {
      return new Head(FORMAT, NOTE, ledger, data.toString(), begun);
    }
  }

  /** Begins a backup in {@code place}, where nothing is. */
  static BackupMark begin(Path place, Head head) throws IOException {
    FileChannel channel = PrivateFiles.create(place.resolve(NAME));
    BackupMark mark = new BackupMark(place, channel);
    try {
      lockIfPossible(channel);
      mark.line(head);
      return mark;
    } catch (IOException | RuntimeException e) {
      mark.close();
      Files.deleteIfExists(place.resolve(NAME));
      throw e;
    }
  }

  /**
   * Locks the mark in {@code place} again, of a backup that was broken off; null where one is made.
   */
  static @Nullable BackupMark takeOver(Path place) throws IOException {
    FileChannel channel = FileChannel.open(place.resolve(NAME), StandardOpenOption.WRITE);
    try {
      if (lock(channel)) {
        return new BackupMark(place, channel);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  /** Where a file system knows no locks, no rest is removed by itself, and a backup is made. */
  private static void lockIfPossible(FileChannel channel) {
    try {
      lock(channel);
    } catch (IOException e) {
      LOG.debug("no lock", e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** That {@code path}, with slashes between folders, is about to be made. */
  void making(String path) throws IOException {
    line(path);
  }

  private void line(Object value) throws IOException {
    byte[] text = (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(text);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** All is there: with a manifest it is a backup, whether the mark can be removed or not. */
  void finish() {
    try {
      close();
      Files.deleteIfExists(place.resolve(NAME));
    } catch (IOException e) {
      LOG.warn("{} is left behind and may be removed", place.resolve(NAME), e);
    }
  }

  /** Whoever ends without more leaves what was made as the rest that it is. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
