package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.ledger.SegmentsContract;

final class PostgresSegmentsTest extends SegmentsContract {
  private final PostgresAddress address = TestPostgres.fresh();

  @Override
  protected Ledger open(ArchivedRows archive) {
    return PostgresLedger.open(address, archive);
  }
}
