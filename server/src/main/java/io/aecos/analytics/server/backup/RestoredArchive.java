package io.aecos.analytics.server.backup;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.settings.ConfigFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The archived files that a restored ledger names and its backup does not hold, since they are in a
 * bucket: a restore looks for them, and whatever it finds takes nothing back.
 */
record RestoredArchive(DataDirectory data, LedgerState ledger) {

  /** Whether they are there; null where the backup holds them all. */
  @Nullable String words() {
    if (ledger.archivedIn() == null || ledger.archiveFiles() == 0) {
      return null;
    }
    String files =
        String.format(
            Locale.ROOT,
            "%,d archived files are in %s",
            ledger.archiveFiles(),
            ledger.archivedIn());
    try (ArchiveStore store = ConfigFile.read(data.config()).retention().store(data, false)) {
      List<String> missing = missing(store);
      return missing.isEmpty()
          ? files + ", and all were found"
          : "%s, and %d were not found there, such as %s: `doctor` names them"
              .formatted(files, missing.size(), missing.get(0));
    } catch (AnalyticsException e) {
      return files + ", and could not be looked for: " + e.getMessage();
    }
  }

  private List<String> missing(ArchiveStore store) {
    Set<String> kept = store.list().stream().map(Kept::name).collect(Collectors.toSet());
    try (SqliteLedger restored = SqliteLedger.look(data.ledger())) {
      return restored.segments().orElseThrow().parts().stream()
          .map(ArchivedPart::file)
          .filter(file -> !kept.contains(file))
          .toList();
    }
  }
}
