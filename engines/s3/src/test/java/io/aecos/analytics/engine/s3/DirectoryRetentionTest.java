package io.aecos.analytics.engine.s3;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.testkit.ledger.BrokenOffRetentionContract;
import java.nio.file.Path;

/** An archive in a directory, held to the same as one in a bucket. */
class DirectoryRetentionTest extends BrokenOffRetentionContract {
  @Override
  protected ArchiveStore openStore(Path folder) {
    return new DirectoryStore(folder);
  }

  @Override
  protected Archive open(ArchiveStore files, Path folder) {
    return new ParquetArchive(files, null);
  }

  @Override
  protected Ledger open(Path folder, ArchivedRows archived) {
    return SqliteLedger.open(folder.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archived);
  }
}
