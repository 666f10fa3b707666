package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.projection.memory.MemoryProjection;

/** What was remembered for one viewer must never be told another. */
final class CachingScopeTest extends ScopeContract {
  @Override
  protected Projection open() {
    return new CachingProjection(new MemoryProjection(), 200);
  }
}
