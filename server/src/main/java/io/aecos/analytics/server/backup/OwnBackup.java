package io.aecos.analytics.server.backup;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.stores.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Backups and restores of a data directory on which no server runs: for whoever has the directory.
 * It holds the directory's lock meanwhile, and the directory's audit trail tells of it.
 */
public final class OwnBackup {
  private static final String MEANS = "command line";

  private final DataDirectory data;
  private final InstantSource clock = InstantSource.system();

  private final String version;

  /** {@code version} is the program's. */
  public OwnBackup(DataDirectory data, String version) {
    this.data = data;
    this.version = version;
  }

  /** As {@link Backup#take}. */
  public BackupJson take(Path to, Consumer<String> progress) {
    if (!Files.isRegularFile(data.ledger())) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE, "There is no ledger in " + data.root());
    }
    try (DirectoryLock lock = DirectoryLock.take(data)) {
      Replacing.finish(data);
      Backup.Elsewhere elsewhere =
          new Backup.Elsewhere(null, ConfigFile.read(data.config()).retention().bucket());
      Backup backup = new Backup(data, version, elsewhere, clock);
      backup.refuse(to);
      long begun = audit("backup", to, Outcome.BEGUN, "", null);
      try {
        BackupJson made = BackupJson.of(backup.take(to, progress), to);
        audit("backup", to, Outcome.DONE, "", begun);
        return made;
      } catch (AnalyticsException e) {
        audit("backup", to, Outcome.FAILED, "code=" + e.code(), begun);
        throw e;
      }
    }
  }

  /** As {@link Restore#from}; what was restored tells then, in its audit trail, that it was. */
  public RestoreJson restore(Path from, boolean force, Consumer<String> progress) {
    refuseWhereTheLedgerIsElsewhere();
    try (DirectoryLock lock = DirectoryLock.take(data)) {
      Replacing.finish(data);
      String before = last();
      Restore.Restored restored = new Restore(data, clock).from(from, force, progress);
      BackupManifest manifest = restored.manifest();
      Path replaced = restored.replaced();
      audit(
          "restore",
          from,
          Outcome.DONE,
          "madeAt="
              + manifest.madeAt()
              + " anchored="
              + manifest.audit().anchored()
              + before
              + kept(restored.settings()),
          null);
      return new RestoreJson(
          from.toString(),
          data.root().toString(),
          manifest.madeAt(),
          manifest.ledger(),
          manifest.audit(),
          replaced == null ? null : replaced.toString(),
          new RestoredArchive(data, manifest.ledger()).words(),
          restored.settings(),
          new KeptSettings(data, restored.settings(), manifest.ledger()).words());
    }
  }

  /** A node would begin a ledger of its own with what was restored, apart from the shared one. */
  private void refuseWhereTheLedgerIsElsewhere() {
    Stores.at(data, null);
  }

  private static String kept(List<String> settings) {
    return settings.isEmpty() ? "" : " kept=" + String.join(",", settings);
  }

  /** The last entry of the trail that is replaced: whoever looks for more of it knows where. */
  private String last() {
    if (!Files.exists(data.audit())) {
      return "";
    }
    try (AuditTrail trail = SqliteAuditTrail.look(data.audit())) {
      List<AuditEntry> newest = trail.find(AuditQuery.newest(1));
      return newest.isEmpty() ? "" : " replacedLast=" + newest.get(0).seq();
    } catch (AnalyticsException e) {
      return " replacedLast=unreadable";
    }
  }

  private long audit(
      String action, Path target, Outcome outcome, String detail, @Nullable Long answers) {
    AuditActor actor = new AuditActor(System.getProperty("user.name", ""), MEANS);
    String name = target.toString();
    try (AuditTrail trail =
        SqliteAuditTrail.open(data.audit(), AuditKey.in(data.auditKey()), clock)) {
      AuditAct act =
          new AuditAct(
              clock.instant(), actor, action, name, "", detail, null, outcome, "", answers);
      return trail.append(act).seq();
    }
  }
}
