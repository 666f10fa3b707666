package io.aecos.analytics.testkit.projection;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;

final class MemoryTablesTest extends TablesContract {
  @Override
  protected Projection open() {
    return new MemoryProjection();
  }
}
