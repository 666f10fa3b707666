package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.testkit.registry.ErasuresContract;

final class PostgresErasuresTest extends ErasuresContract {
  private final PostgresAddress address = TestPostgres.fresh();

  @Override
  protected Registry open() {
    return PostgresRegistry.open(address);
  }
}
