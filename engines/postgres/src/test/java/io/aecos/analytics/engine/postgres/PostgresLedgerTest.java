package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.LedgerContract;

final class PostgresLedgerTest extends LedgerContract {
  private final PostgresAddress address = TestPostgres.fresh();
  private final PostgresAddress another = TestPostgres.fresh();

  @Override
  protected Ledger open() {
    return PostgresLedger.open(address);
  }

  @Override
  protected Ledger openAnother() {
    return PostgresLedger.open(another);
  }
}
