package io.aecos.analytics.server.settings;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.s3.S3Store;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.retention.FetchedFiles;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How long events stay in the ledger. With {@code removes} they would be removed then instead of
 * archived, which is refused where a figure is made of them. {@code directory} is the one that
 * servers of one ledger share, {@code s3} a bucket; without either it is the data directory's own.
 * {@code said} is whether somebody wrote down how long that is, were it for ever.
 */
public record RetentionSettings(
    RetentionRules rules,
    boolean said,
    boolean removes,
    @Nullable Path directory,
    @Nullable S3Settings s3) {
  public static final RetentionSettings DEFAULTS =
      new RetentionSettings(RetentionRules.EVERYTHING, false, false, null, null);

  private static final long MEGABYTE = 1 << 20;

  public RetentionSettings {
    if (directory != null && s3 != null) {
      throw new IllegalArgumentException("an archive is in a directory or in 's3', not both");
    }
  }

  /**
   * What leaves the ledger of {@code data}, opened. Servers that share a ledger must say where that
   * is before anything can leave it; one that is alone has it in its data directory, where backups
   * find it, or in a bucket.
   */
  public Archive archive(DataDirectory data, boolean shared) {
    ArchiveStore store = store(data, shared);
    return new ParquetArchive(
        store,
        s3 == null
            ? null
            : new FetchedFiles(store, data.fetchedArchive(), s3.cacheMb() * MEGABYTE));
  }

  /** Where the archive's files are, as {@link #archive}. */
  public ArchiveStore store(DataDirectory data, boolean shared) {
    return s3 == null
        ? new DirectoryStore(directory(data, shared))
        : S3Store.open(s3.place(), s3.keys(), data.archiveDrafts());
  }

  /** In which bucket what is archived lies, so that no backup has it; null where none does. */
  public @Nullable String bucket() {
    return s3 == null ? null : s3.place().words();
  }

  private Path directory(DataDirectory data, boolean shared) {
    if (shared && directory == null && !rules.keepsEverything()) {
      throw invalid(
          "lets events leave a ledger that servers share, so it needs 'archive', a directory that"
              + " all of them can write to, or 's3', a bucket");
    }
    if (!shared && directory != null) {
      throw invalid(
          "names an 'archive', which is for servers that share a ledger; make "
              + data.archive()
              + " a link instead");
    }
    return directory == null ? data.archive() : directory;
  }

  private static AnalyticsException invalid(String why) {
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION, "config.yaml: 'retention' " + why);
  }
}
