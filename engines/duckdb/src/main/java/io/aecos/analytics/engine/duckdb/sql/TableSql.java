package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableKey;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TableSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes pages of the table of events as SQL. */
public final class TableSql {
  private final TableSelection selection;
  private final EventSql events;
  private final Span span;

  public TableSql(TableSelection selection, Vocabulary vocabulary) {
    Extent extent = selection.extent();
    this.selection = selection;
    this.span = Span.of(0, extent.window(), vocabulary);
    this.events = new EventSql(vocabulary, new LocalTime(extent.zone(), span.from(), span.to()));
  }

  /**
   * The part's rows and one more: a column for each that is asked for, then those of the order, and
   * {@code seq}. Which rows these are is found first, in few columns: to sort all columns of all
   * rows takes more memory than one question may have.
   */
  public Sql page() {
    List<String> order = new ArrayList<>();
    selection.order().forEach(by -> order.add(expression(by.column()) + direction(by)));
    order.add("seq");
    List<String> columns = new ArrayList<>();
    selection.columns().forEach(column -> columns.add(expression(column)));
    selection.order().forEach(by -> columns.add(expression(by.column())));
    columns.add("seq");
    String by = String.join(", ", order);
    return Sql.format(
        "SELECT "
            + String.join(", ", columns)
            + "\nFROM event\nWHERE seq IN (\n  SELECT seq FROM event WHERE {}\n  ORDER BY "
            + by
            + " LIMIT {} OFFSET {})\nORDER BY "
            + by,
        Sql.and(List.of(where(), after(selection.part().after()))),
        Sql.of("?", selection.part().limit() + 1L),
        Sql.of("?", selection.part().skip()));
  }

  public Sql count() {
    return Sql.format("SELECT count(*) FROM event WHERE {}", where());
  }

  private Sql where() {
    Extent extent = selection.extent();
    return Sql.and(
        List.of(
            Sql.of("seq <= ?", selection.part().upTo()),
            span.isEmpty() ? Sql.FALSE : span.contains(),
            events.scope(extent.scope()),
            events.condition(extent.filter())));
  }

  /**
   * What comes after a row: greater in the first column, or equal there and greater in the next.
   */
  private Sql after(@Nullable TableKey key) {
    if (key == null) {
      return Sql.TRUE;
    }
    Sql after = Sql.of("seq > ?", key.seq());
    for (int i = selection.order().size() - 1; i >= 0; i--) {
      TableOrder by = selection.order().get(i);
      Object value = key.values().get(i);
      after =
          Sql.format("({} OR ({} AND {}))", beyond(by, value), equal(by.column(), value), after);
    }
    return after;
  }

  private Sql beyond(TableOrder by, @Nullable Object value) {
    String column = expression(by.column());
    if (value == null) {
      return by.descending() ? Sql.FALSE : Sql.of(column + " IS NOT NULL");
    }
    Sql bound = parameter(value);
    return by.descending()
        ? Sql.format("(" + column + " < {} OR " + column + " IS NULL)", bound)
        : Sql.format(column + " > {}", bound);
  }

  private Sql equal(TableColumn column, @Nullable Object value) {
    return value == null
        ? Sql.of(expression(column) + " IS NULL")
        : Sql.format(expression(column) + " = {}", parameter(value));
  }

  private static Sql parameter(Object value) {
    if (value instanceof java.util.UUID id) {
      return Sql.of("CAST(? AS UUID)", id.toString());
    }
    return Sql.of("?", value instanceof Instant instant ? (Object) Micros.of(instant) : value);
  }

  private static String direction(TableOrder by) {
    return by.descending() ? " DESC NULLS LAST" : " ASC NULLS FIRST";
  }

  private String expression(TableColumn column) {
    if (column instanceof TableColumn.Text text) {
      return events.dimension(text.dimension());
    }
    if (column instanceof TableColumn.Number number) {
      return events.field(number.field()).text();
    }
    if (column instanceof TableColumn.Rest) {
      return "rest";
    }
    return switch ((TableColumn.Place) column) {
      case SEQ -> "seq";
      case ID -> "id";
      case OCCURRED_AT -> "occurred_us";
      case RECEIVED_AT -> "received_us";
    };
  }
}
