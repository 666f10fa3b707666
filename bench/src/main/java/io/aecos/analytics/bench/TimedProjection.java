package io.aecos.analytics.bench;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A projection that adds up how many plans it ran and for how long. */
final class TimedProjection implements Projection {
  private final Projection projection;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger plans = new AtomicInteger();

  TimedProjection(Projection projection) {
    this.projection = projection;
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

  @Override
  public Watermark watermark() {
    return projection.watermark();
  }

  @Override
  public Optional<Followed> followed() {
    return projection.followed();
  }

  @Override
  public void follow(Followed ledger) {
    projection.follow(ledger);
  }

  @Override
  public void apply(List<LedgerRow> rows) {
    projection.apply(rows);
  }

  @Override
  public Optional<Plan.Window> span(Scope scope, Condition filter) {
    return projection.span(scope, filter);
  }

  @Override
  public EventPage events(EventSelection selection) {
    return projection.events(selection);
  }

  @Override
  public void each(EventSelection selection, EventSink sink) {
    projection.each(selection, sink);
  }

  @Override
  public List<DimensionValue> values(Dimension dimension, EventSelection selection) {
    return projection.values(dimension, selection);
  }

  @Override
  public Elements elements() {
    return projection.elements();
  }

  @Override
  public Tables tables() {
    return projection.tables();
  }

  @Override
  public Fingerprint fingerprint() {
    return projection.fingerprint();
  }

  @Override
  public void clear() {
    projection.clear();
  }

  @Override
  public void close() {
    projection.close();
  }
}
