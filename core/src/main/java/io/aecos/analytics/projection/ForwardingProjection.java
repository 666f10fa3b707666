package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;
import java.util.Optional;

/**
 * Asks another projection for all that it does not answer itself, what it remembers included, so
 * that none of what lies around a projection keeps it from telling something.
 */
public abstract class ForwardingProjection implements Projection {
  /** The one that is asked. */
  protected final Projection projection;

  protected ForwardingProjection(Projection projection) {
    this.projection = projection;
  }

  @Override
  public Watermark watermark() {
    return projection.watermark();
  }

  @Override
  public Optional<String> damage() {
    return projection.damage();
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
  public void applyAll(Parts parts) {
    projection.applyAll(parts);
  }

  @Override
  public CellSet run(Plan plan) {
    return projection.run(plan);
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
  public RolledUp rolledUp() {
    return projection.rolledUp();
  }

  @Override
  public Optional<Arrivals> arrivals() {
    return projection.arrivals();
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
