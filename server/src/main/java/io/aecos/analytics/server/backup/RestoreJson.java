package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was put back, of which moment; {@code replaced} is where the data that were there are kept,
 * null where there were none.
 */
public record RestoreJson(
    String from,
    String to,
    Instant madeAt,
    LedgerState ledger,
    AuditState audit,
    @Nullable String replaced) {}
