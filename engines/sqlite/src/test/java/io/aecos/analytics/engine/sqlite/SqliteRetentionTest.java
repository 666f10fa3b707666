package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.RetentionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRetentionTest extends RetentionContract {
  @TempDir Path directory;

  @Override
  protected Ledger open(ArchivedRows files) {
    return SqliteLedger.open(directory.resolve("l.sqlite"), SqliteSettings.DEFAULT, files);
  }

  @Override
  protected Ledger openAnother() {
    return SqliteLedger.open(directory.resolve("other.sqlite"));
  }
}
