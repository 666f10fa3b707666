package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was put back, of which moment; {@code replaced} is where the data that were there are kept,
 * null where there were none. {@code archive} says whether the archived files that no backup holds
 * are where they were; null where the backup holds all. {@code kept} are the settings that stayed
 * as they were, since the backup has none, and {@code settings} says what that means; null where
 * there are no such.
 */
public record RestoreJson(
    String from,
    String to,
    Instant madeAt,
    LedgerState ledger,
    AuditState audit,
    @Nullable String replaced,
    @Nullable String archive,
    List<String> kept,
    @Nullable String settings) {}
