package io.aecos.analytics.testkit.projection;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;

/** The oracle keeps the promises that it holds engines to. */
final class MemoryProjectionTest extends ProjectionContract {
  @Override
  protected Projection open() {
    return new MemoryProjection();
  }

  @Override
  protected boolean isDurable() {
    return false;
  }

  @Override
  protected boolean isOracle() {
    return true;
  }
}
