package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.engine.duckdb.sql.SelectionSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.RankedNumbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists events and the values of their dimensions, in one snapshot. */
final class Listing {
  private final EventTable table;
  private final Connection connection;
  private final Content content;

  Listing(EventTable table, Connection connection) throws SQLException {
    this.table = table;
    this.connection = connection;
    this.content = Content.load(connection);
  }

  Optional<Plan.Window> span(Scope scope, Condition filter) throws SQLException {
    Sql span = SelectionSql.span(scope, filter, content.vocabulary(table));
    try (PreparedStatement select = PlanRun.prepare(span, connection);
        ResultSet row = select.executeQuery()) {
      if (!row.next() || row.getObject(1) == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Plan.Window(Micros.toInstant(row.getLong(1)), Micros.toInstant(row.getLong(2))));
    }
  }

  EventPage page(EventSelection selection) throws SQLException {
    SelectionSql sql = new SelectionSql(selection, content.vocabulary(table));
    Optional<Cursor> after = Optional.ofNullable(selection.cursor()).map(Cursor::parse);
    List<LedgerRow> rows;
    Sql page =
        after.isPresent()
            ? sql.pageAfter(
                table.selected(), after.get().micros(), after.get().seq(), selection.limit() + 1)
            : sql.page(table.selected(), selection.limit() + 1);
    try (PreparedStatement select = PlanRun.prepare(page, connection)) {
      rows = new RowReader(table, content.kinds()).read(select);
    }
    boolean more = rows.size() > selection.limit();
    List<LedgerRow> shown = more ? rows.subList(0, selection.limit()) : rows;
    String next =
        more && !shown.isEmpty() ? Cursor.of(shown.get(shown.size() - 1)).toString() : null;
    return new EventPage(List.copyOf(shown), count(sql.count()), next, content.watermark());
  }

  /**
   * A sort of all events in all their columns takes more memory than one question may have, and one
   * page after the other looks at every event for each. So the ends of the parts are found first.
   */
  void each(EventSelection selection, EventSink sink) throws SQLException {
    SelectionSql sql = new SelectionSql(selection, content.vocabulary(table));
    sink.begin(count(sql.count()), content.watermark());
    Cursor after = Cursor.NEWEST;
    for (Cursor end : ends(sql.ends(selection.limit()))) {
      readPart(sql, after, end, sink);
      after = end;
    }
    readPart(sql, after, Cursor.OLDEST, sink);
  }

  private List<Cursor> ends(Sql ends) throws SQLException {
    List<Cursor> found = new ArrayList<>();
    try (PreparedStatement select = PlanRun.prepare(ends, connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Cursor(row.getLong(1), row.getLong(2)));
      }
    }
    return found;
  }

  private void readPart(SelectionSql sql, Cursor after, Cursor end, EventSink sink)
      throws SQLException {
    Sql part = sql.part(table.selected(), after.micros(), after.seq(), end.micros(), end.seq());
    try (PreparedStatement select = PlanRun.prepare(part, connection)) {
      new RowReader(table, content.kinds()).read(select, sink::next);
    }
  }

  private long count(Sql count) throws SQLException {
    try (PreparedStatement select = PlanRun.prepare(count, connection);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  List<DimensionValue> values(Dimension dimension, EventSelection selection) throws SQLException {
    Sql values = new SelectionSql(selection, content.vocabulary(table)).values(dimension);
    List<DimensionValue> found = new ArrayList<>();
    try (PreparedStatement select = PlanRun.prepare(values, connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new DimensionValue(row.getString(1), row.getLong(2)));
      }
    }
    return found;
  }

  /** See {@link io.aecos.analytics.projection.Arrivals#around}. */
  RankedNumbers around(Measure.Quantile quantile, Extent extent, int kept) throws SQLException {
    SelectionSql selection =
        new SelectionSql(
            EventSelection.all(extent.and(quantile.condition())), content.vocabulary(table));
    List<Double> numbers = new ArrayList<>();
    long before = 0;
    long all = 0;
    try (PreparedStatement select =
            PlanRun.prepare(selection.around(quantile.field(), quantile.q(), kept), connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (numbers.isEmpty()) {
          before = row.getLong(2);
          all = row.getLong(3);
        }
        numbers.add(row.getDouble(1));
      }
    }
    return new RankedNumbers(before, numbers, all - before - numbers.size(), content.watermark());
  }

  Fingerprint fingerprint() throws SQLException {
    return new ColumnSums(table, connection).fingerprint();
  }
}
