package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.RowsHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An archive of Parquet files (zstd) in one directory, a folder for each month, which any program
 * that knows Parquet can read. The columns are those of {@link ParquetFile}.
 */
public final class ParquetArchive implements Archive {
  private static final Duration STILL_WRITTEN = Duration.ofHours(1);

  private final Path directory;
  private final ParquetFile engine;
  private final Map<Path, FileTime> proven = new ConcurrentHashMap<>();

  private ParquetArchive(Path directory, ParquetFile engine) {
    this.directory = directory;
    this.engine = engine;
  }

  /** That in {@code directory}, which is made when something is first written to it. */
  public static ParquetArchive in(Path directory) {
    return new ParquetArchive(directory.toAbsolutePath().normalize(), new ParquetFile());
  }

  @Override
  public ArchivedPart write(UUID ledger, YearMonth month, List<StoredRow> rows, Instant at) {
    String content = RowsHash.of(rows);
    long first = rows.get(0).seq();
    String name = month + "/" + month + "-" + first + "-" + content.substring(0, 12) + ".parquet";
    Path file = directory.resolve(name);
    Path fresh = directory.resolve(name + ".new");
    try {
      ArchiveFiles.makeFolder(file);
      Files.deleteIfExists(fresh);
      engine.write(fresh, rows);
      ArchiveFiles.sync(fresh);
      prove(fresh, rows, content);
      ArchivedPart part =
          new ArchivedPart(
              month,
              name,
              rows.size(),
              first,
              rows.get(rows.size() - 1).seq(),
              Files.size(fresh),
              ArchiveFiles.sha256(fresh),
              content,
              at);
      ArchiveFiles.writeWhole(
          ArchiveManifest.beside(file), ArchiveManifest.of(part, ledger).bytes());
      ArchiveFiles.move(fresh, file);
      return part;
    } catch (IOException | SQLException e) {
      ArchiveFiles.discard(fresh, e);
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          month + " cannot be archived, and stays in the ledger: " + reason(e),
          e);
    }
  }

  private void prove(Path fresh, List<StoredRow> rows, String content) throws SQLException {
    List<StoredRow> again = engine.read(fresh, Long.MIN_VALUE, Long.MAX_VALUE);
    if (again.size() != rows.size() || !RowsHash.of(again).equals(content)) {
      throw new SQLException("what was read again is not what was written");
    }
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }

  @Override
  public List<StoredRow> read(ArchivedPart part, long firstSeq, long lastSeq) {
    Path file = directory.resolve(part.file());
    if (!Files.isRegularFile(file)) {
      throw unavailable(part, "is missing", null);
    }
    try {
      return engine.read(file, firstSeq, lastSeq);
    } catch (SQLException e) {
      throw unavailable(part, "cannot be read", e);
    }
  }

  private AnalyticsException unavailable(
      ArchivedPart part, String what, @Nullable Exception cause) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE,
        "the archive's file "
            + part.file()
            + " "
            + what
            + ": events of "
            + part.month()
            + " are in it; put it back, or restore a backup",
        cause);
  }

  @Override
  public boolean has(ArchivedPart part) {
    return Files.isRegularFile(directory.resolve(part.file()));
  }

  @Override
  public Optional<String> fault(ArchivedPart part) {
    Path file = directory.resolve(part.file());
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.of(part.file() + " is missing (events of " + part.month() + ")");
      }
      if (Files.size(file) != part.bytes() || !isProven(file, part.sha256())) {
        return Optional.of(part.file() + " is not what was written: it was changed or damaged");
      }
      return ArchiveManifest.fault(part, file);
    } catch (IOException e) {
      return Optional.of(part.file() + " cannot be read: " + e.getMessage());
    }
  }

  /** Who asks each minute must not read all that there is; what was not touched is as it was. */
  private boolean isProven(Path file, String sha256) throws IOException {
    FileTime touched = Files.getLastModifiedTime(file);
    if (!touched.equals(proven.get(file))) {
      if (!ArchiveFiles.sha256(file).equals(sha256)) {
        return false;
      }
      proven.put(file, touched);
    }
    return true;
  }

  @Override
  public void remove(ArchivedPart part) {
    Path file = directory.resolve(part.file());
    proven.remove(file);
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(ArchiveManifest.beside(file));
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          part.file() + " is back in the ledger, and its file cannot be removed: remove it",
          e);
    }
  }

  @Override
  public List<String> leftovers() {
    return halves().stream().map(file -> directory.relativize(file).toString()).toList();
  }

  @Override
  public int removeLeftovers() {
    List<Path> halves = halves();
    try {
      for (Path half : halves) {
        Files.deleteIfExists(half);
      }
      return halves.size();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE, "cannot remove what is half written: " + reason(e), e);
    }
  }

  /** Another node may be writing one just now. */
  private List<Path> halves() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    Instant before = Instant.now().minus(STILL_WRITTEN);
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".new") && Files.isRegularFile(file))
          .filter(file -> isOlder(file, before))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE, "the archive cannot be looked through: " + reason(e), e);
    }
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false; // It has just got its name.
    }
  }

  @Override
  public List<String> strangers(Set<String> known) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !known.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE, directory + " cannot be looked at", e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
