package io.aecos.analytics.bench;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A projection that adds up how many plans it ran and for how long. */
final class TimedProjection extends ForwardingProjection {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger plans = new AtomicInteger();

  TimedProjection(Projection projection) {
    super(projection);
  }

  /** Milliseconds in {@link #run} since the last call of this. */
  double takeMillis() {
    plans.set(0);
    return nanos.getAndSet(0) / 1e6;
  }

  int plans() {
    return plans.get();
  }

  @Override
  public CellSet run(Plan plan) {
    long start = System.nanoTime();
    try {
      return projection.run(plan);
    } finally {
      nanos.addAndGet(System.nanoTime() - start);
      plans.incrementAndGet();
    }
  }
}
