package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers only from what was made of one ledger: as long as the projection holds rows that are not
 * known to be that ledger's, each question fails with {@code PROJECTION_UNAVAILABLE} and the way
 * out. Belongs inside of whatever keeps answers, since what was once refused may be answered later.
 */
public final class OwnProjection implements Projection {
  private final Projection projection;
  private final UUID own;

  /** {@code own} is the ledger's identity. */
  public OwnProjection(Projection projection, UUID own) {
    this.projection = projection;
    this.own = own;
  }

  static boolean isForeign(Projection projection, UUID own) {
    return projection.followed().filter(followed -> !followed.ledger().equals(own)).isPresent();
  }

  static AnalyticsException foreign() {
    return new AnalyticsException(
        ErrorCode.PROJECTION_UNAVAILABLE,
        "the projection was made from another ledger; `aecos analytics rebuild` makes it again"
            + " from this one");
  }

  private Projection own() {
    if (isForeign(projection, own)) {
      throw foreign();
    }
    if (projection.watermark().seq() > 0 && projection.followed().isEmpty()) {
      throw new AnalyticsException(
          ErrorCode.PROJECTION_UNAVAILABLE,
          "it is not known yet whether the projection was made from this ledger; try again soon");
    }
    return projection;
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
    return own().run(plan);
  }

  @Override
  public Optional<Plan.Window> span(Scope scope, Condition filter) {
    return own().span(scope, filter);
  }

  @Override
  public EventPage events(EventSelection selection) {
    return own().events(selection);
  }

  @Override
  public void each(EventSelection selection, EventSink sink) {
    own().each(selection, sink);
  }

  @Override
  public List<DimensionValue> values(Dimension dimension, EventSelection selection) {
    return own().values(dimension, selection);
  }

  @Override
  public Elements elements() {
    return own().elements();
  }

  /** May be kept: it is asked for each question whose the projection is. */
  @Override
  public Tables tables() {
    return new Tables() {
      @Override
      public TablePage page(TableSelection selection) {
        return own().tables().page(selection);
      }

      @Override
      public long count(TableSelection selection) {
        return own().tables().count(selection);
      }
    };
  }

  @Override
  public RolledUp rolledUp() {
    return own().rolledUp();
  }

  @Override
  public Optional<Arrivals> arrivals() {
    return own().arrivals();
  }

  /** Not refused: it tells what is there, whosever it is. */
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
