package io.aecos.analytics.engine.s3;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.FetchedFiles;
import io.aecos.analytics.testkit.ledger.BrokenOffRetentionContract;
import java.nio.file.Path;

/** An archive in a bucket. */
class S3RetentionTest extends BrokenOffRetentionContract {
  private static final long ROOM = 1 << 20;

  @Override
  protected ArchiveStore openStore(Path folder) {
    return S3Store.open(TestS3.fresh(), TestS3.KEYS, folder);
  }

  @Override
  protected Archive open(ArchiveStore files, Path folder) {
    return new ParquetArchive(files, new FetchedFiles(files, folder, ROOM));
  }

  @Override
  protected Ledger open(Path folder, ArchivedRows archived) {
    return SqliteLedger.open(folder.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archived);
  }
}
