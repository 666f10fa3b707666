package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.testkit.registry.ConcurrentRegistryContract;

final class PostgresRegistryAtOnceTest extends ConcurrentRegistryContract {
  private final PostgresAddress address = TestPostgres.fresh();

  @Override
  protected Registry open() {
    return PostgresRegistry.open(address);
  }
}
