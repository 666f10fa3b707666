package io.aecos.analytics.server.backup;

import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The audit trail in a copy of a data directory, whose anchor was copied before it. */
final class CopiedTrail {
  private CopiedTrail() {}

  static AuditState state(Path directory) {
    try (AuditTrail trail = SqliteAuditTrail.lookAtCopy(new DataDirectory(directory).audit())) {
      AuditVerdict verdict = trail.verify();
      return new AuditState(
          verdict.entries(), verdict.anchored(), verdict.isWhole() ? null : verdict.sentence());
    }
  }

  /**
   * Anchors the entries that came between the copy of the anchor and that of the trail, so that the
   * copy is of one moment. Only where all is whole: nothing else is vouched for.
   */
  static void anchor(Path directory, InstantSource clock) {
    DataDirectory copy = new DataDirectory(directory);
    try (AuditTrail trail = SqliteAuditTrail.lookAtCopy(copy.audit())) {
      AuditVerdict verdict = trail.verify();
      if (verdict.isWhole() && verdict.beyondAnchor() > 0 && Files.exists(copy.auditKey())) {
        AuditEntry last = trail.find(AuditQuery.newest(1)).get(0);
        AuditNotary.alone(AuditKey.in(copy.auditKey()), directory, clock)
            .anchor(new AuditNotary.Last(last.seq(), last.seal()));
      }
    }
  }
}
