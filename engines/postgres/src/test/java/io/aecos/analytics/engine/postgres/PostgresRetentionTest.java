package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.RetentionContract;

final class PostgresRetentionTest extends RetentionContract {
  private final PostgresAddress address = TestPostgres.fresh();
  private final PostgresAddress another = TestPostgres.fresh();

  @Override
  protected Ledger open(ArchivedRows files) {
    return PostgresLedger.open(address, files);
  }

  @Override
  protected Ledger openAnother() {
    return PostgresLedger.open(another);
  }
}
