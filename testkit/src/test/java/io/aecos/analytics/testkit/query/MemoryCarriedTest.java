package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;

class MemoryCarriedTest extends CarriedContract {
  @Override
  protected Projection open() {
    return new MemoryProjection();
  }
}
