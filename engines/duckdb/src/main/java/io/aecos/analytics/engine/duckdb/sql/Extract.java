package io.aecos.analytics.engine.duckdb.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a statement takes of the events that it is about, before it cuts them into cells: the values
 * of {@code columns}, besides the time. {@code grouped} extracts aggregate what is alike.
 */
record Extract(String verb, List<Column> columns, Sql where, boolean grouped) {

  /** An expression over one event, or over events that are alike, and its name. */
  record Column(Sql expression, String name) {
    Sql named() {
      return Sql.format("{} AS " + name, expression);
    }
  }

  /** Taken from the events themselves, with the {@code times} columns first. */
  Sql fromEvents(List<Sql> times, Sql more) {
    List<Sql> selected =
        Stream.concat(times.stream(), columns.stream().map(Column::named)).toList();
    List<Sql> conditions =
        Stream.of(more, where).filter(condition -> !condition.equals(Sql.TRUE)).toList();
    return Sql.format(
        verb + " {}\n  FROM event\n  WHERE {}" + (grouped ? "\n  GROUP BY ALL" : ""),
        Sql.join(",\n    ", selected),
        conditions.isEmpty() ? Sql.TRUE : Sql.join("\n    AND ", conditions));
  }

  /** Taken from rows that were extracted before and have each column under its name. */
  Sql fromExtracted(List<Sql> times, Sql rows, Sql spans) {
    List<Sql> selected =
        Stream.concat(times.stream(), columns.stream().map(column -> Sql.of(column.name))).toList();
    return Sql.format(
        verb + " {}\n  FROM ({}) event\n  WHERE {}", Sql.join(",\n    ", selected), rows, spans);
  }
}
