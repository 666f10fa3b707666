package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.projection.memory.MemoryProjection;

/** What is remembered must be what would be computed. */
final class CachingOracleTest extends OracleContract {
  @Override
  protected Projection open() {
    return new CachingProjection(new MemoryProjection(), 20);
  }
}
