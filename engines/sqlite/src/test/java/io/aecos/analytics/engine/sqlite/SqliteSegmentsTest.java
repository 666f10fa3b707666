package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.SegmentsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSegmentsTest extends SegmentsContract {
  @TempDir Path directory;

  @Override
  protected Ledger open(ArchivedRows archive) {
    return SqliteLedger.open(directory.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archive);
  }
}
