package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.backup.BackupManifest.FileState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import java.nio.file.Path;
import java.time.Instant;

/** What a backup came to: its manifest, with the files as a number and their bytes together. */
public record BackupJson(
    String to, Instant madeAt, LedgerState ledger, AuditState audit, int files, long bytes) {

  /** Of the backup in {@code to}. */
  public static BackupJson of(BackupManifest manifest, Path to) {
    return new BackupJson(
        to.toString(),
        manifest.madeAt(),
        manifest.ledger(),
        manifest.audit(),
        manifest.files().size(),
        manifest.files().stream().mapToLong(FileState::bytes).sum());
  }
}
