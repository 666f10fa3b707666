package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.retention.ArchivedFault;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.retention.FetchedFiles;
import io.aecos.analytics.retention.RowsHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive of Parquet files (zstd), a folder for each month, which any program that knows Parquet
 * can read. The columns are those of {@link ParquetFile}. The manifest of a file is kept after it:
 * what has none was not finished.
 */
public final class ParquetArchive implements Archive {
  private static final String PARQUET = ".parquet";

  private final ArchiveStore store;
  private final @Nullable FetchedFiles fetched;
  private final ParquetFile engine = new ParquetFile();
  private final ProvenParts proven;

  /**
   * In {@code store}; what has to be fetched from there is read in {@code fetched}, which is null
   * where nothing has to be.
   */
  public ParquetArchive(ArchiveStore store, @Nullable FetchedFiles fetched) {
    this.store = store;
    this.fetched = fetched;
    this.proven = new ProvenParts(store);
  }

  /** That in {@code directory}, which is made when something is first written to it. */
  public static ParquetArchive in(Path directory) {
    return new ParquetArchive(new DirectoryStore(directory), null);
  }

  @Override
  public String words() {
    return store.words();
  }

  @Override
  public ArchivedPart write(UUID ledger, YearMonth month, List<StoredRow> rows, Instant at) {
    String content = RowsHash.of(rows);
    long first = rows.get(0).seq();
    String name = month + "/" + month + "-" + first + "-" + content.substring(0, 12) + PARQUET;
    try {
      Path draft = written(name, rows, content);
      ArchivedPart part =
          new ArchivedPart(
              month,
              name,
              rows.size(),
              first,
              rows.get(rows.size() - 1).seq(),
              Files.size(draft),
              ArchiveFiles.sha256(draft),
              content,
              at);
      store.put(name, draft);
      proven.prove(part);
      manifest(ArchiveManifest.of(part, ledger), name);
      return part;
    } catch (IOException | SQLException | AnalyticsException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          month + " cannot be archived, and stays in the ledger: " + ArchiveFiles.reason(e),
          e);
    }
  }

  /** The draft, read again and found equal to the rows. */
  private Path written(String name, List<StoredRow> rows, String content)
      throws IOException, SQLException {
    Path draft = store.draft(name);
    try {
      engine.write(draft, rows);
      List<StoredRow> again = engine.read(draft, Long.MIN_VALUE, Long.MAX_VALUE);
      if (again.size() != rows.size() || !RowsHash.of(again).equals(content)) {
        throw new IOException("what was read again is not what was written");
      }
      return draft;
    } catch (IOException | SQLException | RuntimeException e) {
      ArchiveFiles.discard(draft, e);
      throw e;
    }
  }

  private void manifest(ArchiveManifest manifest, String file) throws IOException {
    String name = ArchiveManifest.beside(file);
    Path draft = store.draft(name);
    try {
      Files.write(draft, manifest.bytes());
      store.put(name, draft);
    } catch (IOException | RuntimeException e) {
      ArchiveFiles.discard(draft, e);
      throw e;
    }
  }

  @Override
  public List<StoredRow> read(ArchivedPart part, long firstSeq, long lastSeq) {
    try {
      if (fetched != null) {
        return fetched.read(part, file -> engine.read(file, firstSeq, lastSeq));
      }
      Path file = store.inPlace(part.file()).orElseThrow(() -> ArchivedFault.missing(part));
      return engine.read(file, firstSeq, lastSeq);
    } catch (SQLException e) {
      throw ArchivedFault.unreadable(part, e);
    }
  }

  @Override
  public List<String> faults(List<ArchivedPart> parts, boolean deep) {
    return proven.faults(parts, deep);
  }

  @Override
  public void remove(ArchivedPart part) {
    proven.forget(part);
    if (fetched != null) {
      fetched.forget(part);
    }
    try {
      store.delete(ArchiveManifest.beside(part.file()));
      store.delete(part.file());
    } catch (AnalyticsException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          part.file() + " is back in the ledger, and its file cannot be removed: remove it",
          e);
    }
  }

  @Override
  public List<String> leftovers() {
    return store.leftovers();
  }

  @Override
  public int removeLeftovers() {
    return store.removeLeftovers();
  }

  @Override
  public List<String> strangers(Set<String> known) {
    return store.list().stream()
        .map(Kept::name)
        .filter(name -> name.endsWith(PARQUET) && !known.contains(name))
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
