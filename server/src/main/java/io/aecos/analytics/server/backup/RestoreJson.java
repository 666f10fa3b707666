package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was put back, of which moment; {@code replaced} is where the data that were there are kept,
 * null where there were none. {@code archive} says whether the archived files that no backup holds
 * are where they were; null where the backup holds all.
 */
public record RestoreJson(
    String from,
    String to,
    Instant madeAt,
    LedgerState ledger,
    AuditState audit,
    @Nullable String replaced,
    @Nullable String archive) {}
