package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;
import java.util.Optional;

/**
 * A columnar copy of the ledger that answers queries. It may be deleted at any time and made again.
 *
 * <p>Implementations are safe for use by many threads: any number of readers beside one writer
 * ({@link #follow}, {@link #apply}, {@link #clear}). A reader sees whole applied batches only.
 * Engine failures surface as {@link io.aecos.analytics.error.AnalyticsException} with code {@code
 * PROJECTION_UNAVAILABLE}.
 */
public interface Projection extends AutoCloseable {

  /** Everything in the ledger up to here is in the answers. */
  Watermark watermark();

  /**
   * The ledger that this is a copy of; empty while it was not told, as it was not to projections of
   * older versions.
   */
  Optional<Followed> followed();

  /** Keeps which ledger all applied rows came and will come from. */
  void follow(Followed ledger);

  /**
   * Applies ledger rows in ascending {@code seq}, amendments included, in one transaction that also
   * moves the watermark to the last of them. Rows at or below the watermark are ignored, so a batch
   * may be applied again after a failure.
   */
  void apply(List<LedgerRow> rows);

  /**
   * Applies parts of a ledger that follow each other, each taken when the one before it was
   * applied. They may become visible together, after the last; what an engine has to do for each
   * transaction is then done once. Where taking a part fails, that is thrown as it is; what is not
   * visible then is to be applied again.
   */
  default void applyAll(Parts parts) {
    parts.forEachRemaining(this::apply);
  }

  /**
   * What turned out to be damaged while it was read or written, and what helps; empty where nothing
   * did, and again after {@link #clear}.
   */
  default Optional<String> damage() {
    return Optional.empty();
  }

  /** Computes a plan's cells; see {@link Plan} for what comes back. */
  CellSet run(Plan plan);

  /**
   * The instants of the first and the last event in scope that satisfies {@code filter}, amendments
   * excluded, as {@code from} and {@code to} (inclusive here); empty when there is none. Weekdays
   * and hours are cut in UTC.
   */
  Optional<Plan.Window> span(Scope scope, Condition filter);

  /**
   * The events that a selection matches, newest first, after {@code cursor}; see {@link EventPage}.
   */
  EventPage events(EventSelection selection);

  /**
   * Hands every event that a selection matches to {@code sink}, newest first and all of one moment,
   * while at most {@code selection.limit()} of them are held; its cursor does not matter. What the
   * sink throws ends it and reaches the caller as it is.
   */
  void each(EventSelection selection, EventSink sink);

  /**
   * The distinct values of a dimension among the selected events with their event counts, most
   * frequent first, then by value, at most {@code selection.limit()}; before them, where there are
   * any, the events that do not say it.
   */
  List<DimensionValue> values(Dimension dimension, EventSelection selection);

  /** What this projection can tell about elements; may be kept or asked for each time. */
  Elements elements();

  /** The events as a table; may be kept or asked for each time. */
  Tables tables();

  /** What this projection keeps of earlier answers. */
  default RolledUp rolledUp() {
    return RolledUp.nothing(this);
  }

  /** What came last, where this projection remembers it; may be kept or asked for each time. */
  default Optional<Arrivals> arrivals() {
    return Optional.empty();
  }

  /**
   * A summary that is equal exactly when the content is: row count and order-independent content
   * hash, computed over the projected rows (amendments applied).
   */
  Fingerprint fingerprint();

  /** Forgets everything, also whom it followed; the watermark is 0 again. */
  void clear();

  @Override
  void close();
}
