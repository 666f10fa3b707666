package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;

final class MemoryScopeTest extends ScopeContract {
  @Override
  protected Projection open() {
    return new MemoryProjection();
  }
}
