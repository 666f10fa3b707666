package io.aecos.analytics.engine.s3;

import io.aecos.analytics.engine.duckdb.DuckDbProjection;
import io.aecos.analytics.engine.duckdb.DuckDbSettings;
import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.duckdb.RollupSettings;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.testkit.query.RetainedYearsContract;
import java.nio.file.Path;

/** With the engines of a server that stands alone, and its archive in a directory. */
class RetainedYearsTest extends RetainedYearsContract {
  @Override
  protected Archive openArchive(Path folder) {
    return ParquetArchive.in(folder);
  }

  @Override
  protected Ledger openLedger(Path folder, ArchivedRows archived) {
    return SqliteLedger.open(folder.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archived);
  }

  @Override
  protected Projection openProjection(Path folder) {
    return DuckDbProjection.open(
        folder.resolve("projection.duckdb"),
        EventCatalog.shipped(),
        new DuckDbSettings(256, 2, new RollupSettings(0, 1, 16)));
  }
}
