package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of a live SQLite database and its write-ahead log or rollback journal in a
 * scratch folder. The original is never opened by SQLite, because even a read-only open of a WAL
 * database creates a {@code -shm} file beside it, which AEC OS would commit.
 *
 * <p>A transaction that is under way may have written to the database already; what stood there
 * before is in the journal by then, and whoever opens the copy puts it back. So the journal is
 * copied after the database: it may hold more than is needed, never less.
 */
public final class SqliteSnapshot {
  private static final int ATTEMPTS = 20;
  private static final int DATABASE_HEADER = 100;
  private static final int LOG_HEADER = 32;

  private final ProjectDirectory project;
  private final Path database;
  private final Path log;
  private final Path journal;
  private final Path copy;
  private final Path logCopy;
  private final Path journalCopy;
  private @Nullable Stamp copied;

  public SqliteSnapshot(ProjectDirectory project, String name, Path scratch) {
    this.project = project;
    this.database = project.resolve(name);
    this.log = project.resolve(name + "-wal");
    this.journal = project.resolve(name + "-journal");
    this.copy = scratch.resolve(name);
    this.logCopy = scratch.resolve(name + "-wal");
    this.journalCopy = scratch.resolve(name + "-journal");
  }

  /** Whether the database file is there. */
  public boolean exists() throws IOException {
    return project.file(database) != null;
  }

  /** Whether the files differ from those last copied. */
  public boolean changed() throws IOException {
    return !stamp().equals(copied);
  }

  /** Copies the files, again and again until they did not change underneath. */
  public void take() throws IOException {
    Files.createDirectories(copy.toAbsolutePath().getParent());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Stamp before = stamp();
      byte[] databaseHeader = head(database, DATABASE_HEADER);
      byte[] logHeader = head(log, LOG_HEADER);
      discard();
      Files.copy(database, copy);
      if (before.logSize >= 0) {
        Files.copy(log, logCopy);
      }
      copyJournal();
      Stamp after = stamp();
      if (before.sameDatabase(after)
          && Arrays.equals(databaseHeader, head(database, DATABASE_HEADER))
          && Arrays.equals(logHeader, head(log, LOG_HEADER))) {
        copied = before;
        return;
      }
      LockSupport.parkNanos(20_000_000L);
    }
    throw new IOException("it changes faster than it can be copied");
  }

  private void copyJournal() throws IOException {
    if (project.stat(journal) != null) {
      try {
        Files.copy(journal, journalCopy);
      } catch (NoSuchFileException e) {
        // The transaction has ended just now: all of it is in the database.
        Files.deleteIfExists(journalCopy);
      }
    }
  }

  /** Opens the copy; {@code withLog} says whether to apply the write-ahead log. */
  public Connection open(boolean withLog) throws SQLException, IOException {
    if (!withLog) {
      Files.deleteIfExists(logCopy);
    }
    return DriverManager.getConnection("jdbc:sqlite:" + copy);
  }

  public boolean hasLog() {
    return Files.exists(logCopy);
  }

  /** Deletes the copy; it holds other people's data. */
  public void discard() throws IOException {
    Files.deleteIfExists(copy);
    Files.deleteIfExists(logCopy);
    Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + "-shm"));
    Files.deleteIfExists(journalCopy);
  }

  /** Makes the next {@link #changed} true. */
  public void forget() {
    copied = null;
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes main = project.stat(database);
    BasicFileAttributes wal = project.stat(log);
    BasicFileAttributes rollback = project.stat(journal);
    return new Stamp(
        size(main),
        modified(main),
        main == null ? "" : String.valueOf(main.fileKey()),
        size(wal),
        modified(wal),
        size(rollback),
        modified(rollback));
  }

  private static long size(@Nullable BasicFileAttributes file) {
    return file == null ? -1 : file.size();
  }

  private static long modified(@Nullable BasicFileAttributes file) {
    return file == null ? 0 : file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private static byte[] head(Path file, int length) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  private record Stamp(
      long size,
      long modified,
      String identity,
      long logSize,
      long logModified,
      long journalSize,
      long journalModified) {
    boolean sameDatabase(Stamp other) {
      return size == other.size && modified == other.modified && identity.equals(other.identity);
    }
  }
}
