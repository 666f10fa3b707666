package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;

/** The oracle itself answers the cases as a person reasoned that they must be answered. */
final class MemoryQueryCasesTest extends QueryCasesContract {
  @Override
  protected Projection open() {
    return new MemoryProjection();
  }
}
