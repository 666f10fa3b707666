package io.aecos.analytics.server.backup;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote by hand and a restore has left in place, since the backup has nothing of it:
 * figures and sign-in would else change with it, and nobody would be told.
 */
record KeptSettings(DataDirectory data, List<String> names, LedgerState ledger) {

  /** What that means; null where nothing was kept. */
  @Nullable String words() {
    List<String> sentences = new ArrayList<>();
    if (names.contains(Replacing.CONFIG)) {
      sentences.add(
          data.config()
              + " stays as it is, since the backup has none: the server goes by it, where the"
              + " defaults held when the backup was made. Remove it if they are to hold again");
      addWhatItSays(sentences);
    }
    if (names.contains(Replacing.CATALOG)) {
      sentences.add(
          data.catalog()
              + " stays as it is, since the backup has none: its metrics, sheets and events hold,"
              + " where there were only those of the product. Remove it if that is to be so again");
    }
    return sentences.isEmpty() ? null : String.join(System.lineSeparator(), sentences);
  }

  private void addWhatItSays(List<String> sentences) {
    try {
      Settings settings = ConfigFile.read(data.config());
      sentences.add("its time zone is " + settings.zone());
      if (settings.ledger().address() != null) {
        sentences.add(
            "its `ledger.address` names another ledger, "
                + settings.ledger().address()
                + ": a server that goes by it does not open what was restored");
      }
      String bucket = settings.retention().bucket();
      if (bucket != null && ledger.archivedIn() == null && ledger.archiveFiles() > 0) {
        sentences.add(
            "it looks for archived files in "
                + bucket
                + ", and those of the backup are in "
                + data.archive()
                + ": `move-archive` brings there what is missing");
      }
    } catch (AnalyticsException e) {
      sentences.add("it cannot be used as it is: " + e.getMessage());
    }
  }
}
