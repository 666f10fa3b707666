package io.aecos.analytics.testkit.query;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.projection.memory.MemoryProjection;

/** The oracle by itself, behind the cache that the product puts before every engine. */
final class MemoryElementsTest extends ElementsContract {
  @Override
  protected Projection open() {
    return new CachingProjection(new MemoryProjection(), 8);
  }
}
