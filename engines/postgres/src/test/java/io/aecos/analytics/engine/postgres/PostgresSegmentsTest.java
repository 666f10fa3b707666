package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.SegmentsContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class PostgresSegmentsTest extends SegmentsContract {
  private final PostgresAddress address = TestPostgres.fresh();

  @Override
  protected Ledger open(ArchivedRows archive) {
    return PostgresLedger.open(address, archive);
  }

  @Override
  protected void tamper(String sql) {
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
