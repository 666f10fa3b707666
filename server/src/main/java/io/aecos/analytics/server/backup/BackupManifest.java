package io.aecos.analytics.server.backup;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds: {@code manifest.json}, written when all else is on the disk. A backup
 * without one was not finished. {@code product} is the version that made it; {@code files} are all
 * of it, by their paths within it, which separate folders by a slash.
 */
public record BackupManifest(
    String format,
    String product,
    Instant madeAt,
    LedgerState ledger,
    AuditState audit,
    List<FileState> files) {
  static final String NAME = "manifest.json";
  static final String FORMAT = "aecos-analytics-backup-1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public BackupManifest {
    files = List.copyOf(files);
  }

  /**
   * Which ledger it is, how many events it has, and what it accounts for. The content of some
   * events stands in {@code archiveFiles}, of which {@code missing} were not there; they are in the
   * bucket {@code archivedIn}, or in the backup where that is null.
   */
  public record LedgerState(
      UUID identity,
      long lastSeq,
      long events,
      long received,
      long stored,
      long duplicate,
      long quarantined,
      long refused,
      int archiveFiles,
      int missing,
      @Nullable String archivedIn) {}

  /** The audit trail; {@code fault} is null where it was whole. */
  public record AuditState(long entries, long anchored, @Nullable String fault) {}

  /** One file, with the SHA-256 of its bytes in lower-case hexadecimal. */
  public record FileState(String path, long bytes, String sha256) {}

  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  static BackupManifest of(Path backup) {
    Path file = backup.resolve(NAME);
    try {
      BackupManifest manifest = JSON.readValue(Files.readAllBytes(file), BackupManifest.class);
      if (!FORMAT.equals(manifest.format())) {
        throw unusable(file + " is of the format '" + manifest.format() + "', not " + FORMAT);
      }
      return manifest;
    } catch (NoSuchFileException e) {
      throw unusable(
          BackupRest.in(backup)
              .map(
                  rest ->
                      rest.words()
                          + ", unless it is still being made: it cannot be restored and may be"
                          + " removed")
              .orElse(backup + " holds no " + NAME + ": it is no backup, or was not finished"));
    } catch (IOException | JacksonException e) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE, file + " cannot be read: it is damaged or no manifest", e);
    }
  }

  static AnalyticsException unusable(String why) {
    return new AnalyticsException(ErrorCode.BACKUP_UNAVAILABLE, why);
  }
}
