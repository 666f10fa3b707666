package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.RewritingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRewritingTest extends RewritingContract {
  @TempDir Path directory;

  @Override
  protected Ledger open() {
    return SqliteLedger.open(directory.resolve("ledger.sqlite"));
  }
}
