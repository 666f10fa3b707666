package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.RewritingContract;

final class PostgresRewritingTest extends RewritingContract {
  private final PostgresAddress address = TestPostgres.fresh();

  @Override
  protected Ledger open() {
    return PostgresLedger.open(address);
  }
}
