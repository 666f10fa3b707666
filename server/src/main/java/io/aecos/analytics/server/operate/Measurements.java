package io.aecos.analytics.server.operate;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.query.MetricService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators watch: intake by outcome, lag and query times. */
public final class Measurements {
  private Measurements() {}

  /** The same ledger, measured. */
  public static Ledger of(Ledger ledger, MeterRegistry registry) {
    return new MeasuredLedger(ledger, registry);
  }

  /** The same service, measured. */
  public static MetricService of(MetricService service, MeterRegistry registry) {
    return new MeasuredMetrics(service, registry);
  }

  /** Shows how far a follower is behind. */
  public static void watch(Follower follower, MeterRegistry registry) {
    Gauge.builder("aecos.projection.behind", follower, Follower::behind)
        .description("Ledger rows that are not in the projection yet")
        .register(registry);
    Gauge.builder("aecos.projection.failing", follower, f -> f.failure().isPresent() ? 1 : 0)
        .description("1 while the projection cannot follow the ledger")
        .register(registry);
  }
}
