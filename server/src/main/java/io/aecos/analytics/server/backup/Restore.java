package io.aecos.analytics.server.backup;

import io.aecos.analytics.engine.sqlite.SqliteCopy;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.backup.BackupManifest.AuditState;
import io.aecos.analytics.server.backup.BackupManifest.FileState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup in the place of what a data directory holds. It is copied beside it and proven
 * there, by its manifest, the ledger's accounting and the audit trail's chain, before anything is
 * touched; what was there is kept. Whoever calls it holds the directory's lock.
 */
public final class Restore {
  private static final List<String> DATABASES =
      List.of("ledger.sqlite", "registry.sqlite", "audit.sqlite");

  private final DataDirectory data;
  private final InstantSource clock;

  public Restore(DataDirectory data, InstantSource clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * What was put back, and where what was there is kept, null where nothing was; {@code settings}
   * name what stayed, since the backup has none.
   */
  public record Restored(BackupManifest manifest, @Nullable Path replaced, List<String> settings) {}

  /**
   * Restores {@code backup}. A directory that holds data is refused without {@code force}. When it
   * fails, what was there is there; when the process is killed, so it is, or {@link Replacing}
   * finishes the work at the next start.
   */
  public Restored from(Path backup, boolean force, Consumer<String> progress) {
    BackupManifest manifest = BackupManifest.of(backup);
    Replacing replacing = Replacing.at(data, clock.instant());
    if (replacing.replacesSomething() && !force) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT,
          data.root() + " holds data; --force puts the backup in its place and keeps it beside");
    }
    try {
      stage(backup, manifest, replacing.fresh(), progress);
      progress.accept("checking ledger and audit trail");
      prove(manifest, replacing.fresh());
      CopiedTrail.anchor(replacing.fresh(), clock);
      List<String> settings = replacing.kept(replacing.fresh());
      return new Restored(manifest, replacing.run(), settings);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE, "The backup cannot be put back: " + e.getMessage(), e);
    } finally {
      replacing.discard();
    }
  }

  private static void stage(
      Path backup, BackupManifest manifest, Path fresh, Consumer<String> progress)
      throws IOException {
    for (FileState file : manifest.files()) {
      progress.accept("copying " + file.path());
      Path source = within(backup, file.path());
      if (!Files.isRegularFile(source)) {
        throw BackupManifest.unusable(file.path() + " is missing in the backup");
      }
      FileState copy = CopiedFiles.copy(source, within(fresh, file.path()), file.path());
      if (!copy.equals(file)) {
        throw BackupManifest.unusable(
            file.path()
                + " in the backup is not what its manifest says: it was changed or damaged");
      }
    }
  }

  /** A manifest may come from anywhere; no path in it leads out of where it belongs. */
  private static Path within(Path directory, String path) {
    try {
      Path inside = directory.resolve(path).normalize();
      if (!path.isBlank() && !inside.equals(directory) && inside.startsWith(directory)) {
        return inside;
      }
    } catch (InvalidPathException e) {
      throw BackupManifest.unusable("the manifest names what is no path: " + e.getReason());
    }
    throw BackupManifest.unusable("the manifest names '" + path + "', which is not in the backup");
  }

  private static void prove(BackupManifest manifest, Path fresh) throws IOException {
    for (String name : DATABASES) {
      Path file = fresh.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw BackupManifest.unusable("the backup holds no " + name);
      }
      SqliteCopy.fault(file)
          .ifPresent(
              fault -> {
                throw BackupManifest.unusable(name + " in the backup is damaged: " + fault);
              });
    }
    prove(manifest.ledger(), Backup.ledger(fresh, manifest.ledger().archivedIn()));
    prove(manifest.audit(), CopiedTrail.state(fresh));
  }

  private static void prove(LedgerState told, LedgerState found) {
    if (!told.equals(found)) {
      throw BackupManifest.unusable(
          "the ledger in the backup is " + found + ", and its manifest says " + told);
    }
    if (found.events() != found.stored()) {
      throw BackupManifest.unusable(
          "the ledger in the backup accounts for "
              + found.stored()
              + " events and holds "
              + found.events());
    }
  }

  /** A trail that was broken when the backup was made is evidence, and comes back as it was. */
  private static void prove(AuditState told, AuditState found) {
    if (!Objects.equals(told.fault(), found.fault()) || told.entries() != found.entries()) {
      throw BackupManifest.unusable(
          "the audit trail in the backup is "
              + (found.fault() == null ? "whole" : "broken (" + found.fault() + ")")
              + " with "
              + found.entries()
              + " entries, and its manifest says otherwise");
    }
  }
}
