package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.RecentBatches;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.Watermark;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Applies one batch of ledger rows within the open transaction. Amendments meet their targets in
 * memory where both are in the batch; a target that is stored already is taken out, amended and
 * written again; an amendment without a target waits in a table.
 */
final class Applying {
  private final EventTable table;
  private final RowWriter writer;
  private final DuckDBConnection connection;
  private final Content before;
  private final Map<UUID, LedgerRow> rows = new LinkedHashMap<>();
  private final Map<UUID, List<LedgerRow>> amendments = new LinkedHashMap<>();
  private Optional<List<RowChange>> changes = Optional.empty();

  Applying(EventTable table, RowWriter writer, DuckDBConnection connection, Content before) {
    this.table = table;
    this.writer = writer;
    this.connection = connection;
    this.before = before;
  }

  /** The content after {@code batch}, which is ascending and not empty. */
  Content apply(List<LedgerRow> batch) throws SQLException {
    for (LedgerRow row : batch) {
      take(row);
    }
    WaitingAmendments waiting = new WaitingAmendments(connection);
    waiting.takeFor(rows.keySet()).forEach(this::amendFirst);
    StoredEvents stored = new StoredEvents(table, before.kinds(), connection);
    List<LedgerRow> changed = stored.take(ofStored());
    changed.forEach(row -> rows.put(row.event().id(), row));
    amendments.forEach(this::amend);
    changes = rows.size() > RecentBatches.MOST ? Optional.empty() : Optional.of(changes(changed));
    amendments.keySet().removeAll(rows.keySet());
    waiting.keep(amendments);
    Kinds kinds = before.kinds().with(before.kinds().missing(rows.values()), connection);
    writer.append(rows.values(), kinds, connection);
    long version = before.version() + (changed.isEmpty() ? 0 : 1);
    if (!changed.isEmpty()) {
      AmendedHours.add(changed, version, connection);
    }
    Content after = content(batch.get(batch.size() - 1), kinds, version);
    after.save(connection);
    return after;
  }

  /**
   * The content after amendments of events that are stored, for which they come in the order of the
   * ledger; those events that came after ledger row {@code visible} were inserted in this
   * transaction. What waits for these is applied, too.
   */
  Content settle(Map<UUID, List<LedgerRow>> amending, long visible) throws SQLException {
    amendments.putAll(amending);
    WaitingAmendments waiting = new WaitingAmendments(connection);
    waiting.takeForThoseAfter(visible).forEach(this::amendFirst);
    List<LedgerRow> stored = new StoredEvents(table, before.kinds(), connection).take(amendments);
    stored.forEach(row -> rows.put(row.event().id(), row));
    amendments.forEach(this::amend);
    amendments.keySet().removeAll(rows.keySet());
    waiting.keep(amendments);
    writer.append(rows.values(), before.kinds(), connection);
    List<LedgerRow> changed = stored.stream().filter(row -> row.seq() <= visible).toList();
    Content after = before.with(before.version() + (changed.isEmpty() ? 0 : 1));
    if (!changed.isEmpty()) {
      AmendedHours.add(changed, after.version(), connection);
    }
    after.save(connection);
    return after;
  }

  /**
   * What {@link #apply} changed of each event; empty where that was too much to be worth keeping.
   */
  Optional<List<RowChange>> changes() {
    return changes;
  }

  /** Those whose target does not come with them. */
  private Map<UUID, List<LedgerRow>> ofStored() {
    Map<UUID, List<LedgerRow>> others = new LinkedHashMap<>(amendments);
    others.keySet().removeAll(rows.keySet());
    return others;
  }

  private List<RowChange> changes(List<LedgerRow> stored) {
    Map<UUID, LedgerRow> after = new LinkedHashMap<>(rows);
    List<RowChange> all = new ArrayList<>();
    for (LedgerRow row : stored) {
      all.add(new RowChange(row, after.remove(row.event().id())));
    }
    after.values().forEach(row -> all.add(new RowChange(null, row)));
    return all;
  }

  private void take(LedgerRow row) {
    if (Amendment.is(row.event())) {
      amendments.computeIfAbsent(Amendment.target(row.event()), id -> new ArrayList<>()).add(row);
    } else {
      rows.put(row.event().id(), row);
    }
  }

  /** One that has waited is older than all that this batch brings. */
  private void amendFirst(UUID target, List<LedgerRow> waited) {
    amendments.computeIfAbsent(target, id -> new ArrayList<>()).addAll(0, waited);
  }

  /** What is superseded stays away: its amendments wait for it, and it never comes again. */
  private void amend(UUID target, List<LedgerRow> inOrder) {
    LedgerRow row = rows.get(target);
    if (row == null) {
      return;
    }
    LedgerRow after = amended(row, inOrder);
    if (after == null) {
      rows.remove(target);
    } else {
      rows.put(target, after);
    }
  }

  /** A row after amendments; null where it was superseded. */
  static @Nullable LedgerRow amended(LedgerRow row, List<LedgerRow> inOrder) {
    List<Event> events = inOrder.stream().map(LedgerRow::event).toList();
    Event event = Amendment.applyAll(row.event(), events);
    return event == null ? null : new LedgerRow(row.seq(), row.receivedAt(), event);
  }

  private Content content(LedgerRow last, Kinds kinds, long version) {
    long first = before.isEmpty() ? Long.MAX_VALUE : before.firstMicros();
    long latest = before.isEmpty() ? Long.MIN_VALUE : before.lastMicros();
    for (LedgerRow row : rows.values()) {
      long occurred = row.event().occurredMicros();
      first = Math.min(first, occurred);
      latest = Math.max(latest, occurred);
    }
    Watermark watermark = new Watermark(last.seq(), last.receivedAt());
    return first > latest
        ? new Content(watermark, before.followed(), kinds, 0, 0, version)
        : new Content(watermark, before.followed(), kinds, first, latest, version);
  }
}
