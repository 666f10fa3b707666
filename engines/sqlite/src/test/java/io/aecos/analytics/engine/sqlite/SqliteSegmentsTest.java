package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.SegmentsContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSegmentsTest extends SegmentsContract {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("ledger.sqlite");
  }

  @Override
  protected Ledger open(ArchivedRows archive) {
    return SqliteLedger.open(file(), SqliteSettings.DEFAULT, archive);
  }

  /** The ledger holds the file's turn to write once it has appended, so it is opened again. */
  @Override
  protected void tamper(String sql) {
    whileClosed(
        () -> {
          try (Connection connection = SqliteFile.fresh(file());
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
