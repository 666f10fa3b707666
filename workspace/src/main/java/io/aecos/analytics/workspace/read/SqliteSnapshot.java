package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of a live SQLite database and its write-ahead log in a scratch folder. The
 * original is never opened by SQLite, because even a read-only open of a WAL database creates a
 * {@code -shm} file beside it, which AEC OS would commit.
 */
public final class SqliteSnapshot {
  private static final int ATTEMPTS = 20;
  private static final int DATABASE_HEADER = 100;
  private static final int LOG_HEADER = 32;

  private final ProjectDirectory project;
  private final Path database;
  private final Path log;
  private final Path copy;
  private final Path logCopy;
  private @Nullable Stamp copied;

  public SqliteSnapshot(ProjectDirectory project, String name, Path scratch) {
    this.project = project;
    this.database = project.resolve(name);
    this.log = project.resolve(name + "-wal");
    this.copy = scratch.resolve(name);
    this.logCopy = scratch.resolve(name + "-wal");
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
    Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + "-journal"));
  }

  /** Makes the next {@link #changed} true. */
  public void forget() {
    copied = null;
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes main = project.stat(database);
    BasicFileAttributes wal = project.stat(log);
    return new Stamp(
        main == null ? -1 : main.size(),
        main == null ? 0 : main.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
        main == null ? "" : String.valueOf(main.fileKey()),
        wal == null ? -1 : wal.size(),
        wal == null ? 0 : wal.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS));
  }

  private static byte[] head(Path file, int length) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  private record Stamp(long size, long modified, String identity, long logSize, long logModified) {
    boolean sameDatabase(Stamp other) {
      return size == other.size && modified == other.modified && identity.equals(other.identity);
    }
  }
}
