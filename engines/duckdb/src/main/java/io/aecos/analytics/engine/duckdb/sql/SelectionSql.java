package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Field;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes selections of events as SQL. */
public final class SelectionSql {
  private final EventSelection selection;
  private final EventSql events;
  private final Span span;

  public SelectionSql(EventSelection selection, Vocabulary vocabulary) {
    this.selection = selection;
    this.span = Span.of(0, selection.window(), vocabulary);
    this.events = new EventSql(vocabulary, new LocalTime(selection.zone(), span.from(), span.to()));
  }

  /** The instants of the first and the last event in scope that satisfies {@code filter}. */
  public static Sql span(Scope scope, Condition filter, Vocabulary vocabulary) {
    EventSql events = new EventSql(vocabulary, new LocalTime(ZoneOffset.UTC, 0, 0));
    return Sql.format(
        "SELECT min(occurred_us), max(occurred_us) FROM event WHERE {}",
        Sql.and(List.of(events.scope(scope), events.condition(filter))));
  }

  public Sql page(String columns, int limit) {
    return page(columns, List.of(where()), limit);
  }

  /** The page after the event with that time and seq. */
  public Sql pageAfter(String columns, long micros, long seq, int limit) {
    Sql older = Sql.of("(occurred_us < ? OR (occurred_us = ? AND seq < ?))", micros, micros, seq);
    return page(columns, List.of(where(), older), limit);
  }

  private static Sql page(String columns, List<Sql> conditions, int limit) {
    return Sql.format(
        "SELECT " + columns + " FROM event WHERE {} ORDER BY occurred_us DESC, seq DESC LIMIT {}",
        Sql.and(conditions),
        Sql.of("?", limit));
  }

  /** Time and seq of each event that ends a part of {@code step} events, newest first. */
  public Sql ends(int step) {
    return Sql.format(
        """
        WITH picked AS (
          SELECT occurred_us, seq, row_number() OVER (ORDER BY occurred_us DESC, seq DESC) AS place
          FROM event
          WHERE {})
        SELECT occurred_us, seq FROM picked WHERE place % {} = 0 ORDER BY place""",
        where(), Sql.of("?", step));
  }

  /** The events after the first of two such ends up to the second one. */
  public Sql part(String columns, long micros, long seq, long endMicros, long endSeq) {
    // The times stand by themselves too, since only so whole blocks of the table are passed over.
    Sql after = Sql.of("occurred_us <= ? AND (occurred_us < ? OR seq < ?)", micros, micros, seq);
    Sql until =
        Sql.of("occurred_us >= ? AND (occurred_us > ? OR seq >= ?)", endMicros, endMicros, endSeq);
    return Sql.format(
        "SELECT " + columns + " FROM event WHERE {} ORDER BY occurred_us DESC, seq DESC",
        Sql.and(List.of(where(), after, until)));
  }

  public Sql count() {
    return Sql.format("SELECT count(*) FROM event WHERE {}", where());
  }

  /** What does not say a dimension, then its values, most frequent first. */
  public Sql values(Dimension dimension) {
    return Sql.format(
        """
        WITH picked AS (SELECT %s AS name FROM event WHERE {})
        SELECT name, count(*) AS events
        FROM picked
        GROUP BY name
        QUALIFY name IS NULL OR row_number() OVER (ORDER BY name IS NULL, events DESC, name) <= {}
        ORDER BY name IS NOT NULL, events DESC, name"""
            .formatted(events.dimension(dimension)),
        where(),
        Sql.of("?", selection.limit()));
  }

  /**
   * The numbers of {@code field} around a quantile, at most {@code kept} on either side, in order;
   * each with its place, from 0, among how many.
   */
  public Sql around(Field field, double quantile, int kept) {
    return Sql.format(
        """
        WITH numbers AS (SELECT {} AS number FROM event WHERE {}),
        placed AS (
          SELECT number, row_number() OVER (ORDER BY number) - 1 AS place, count(*) OVER () AS n
          FROM numbers
          WHERE number IS NOT NULL)
        SELECT number, place, n
        FROM placed
        WHERE place BETWEEN floor({} * (n - 1)) - {} AND ceil({} * (n - 1)) + {}
        ORDER BY place""",
        events.field(field),
        where(),
        Sql.of("CAST(? AS DOUBLE)", quantile),
        Sql.of("?", kept),
        Sql.of("CAST(? AS DOUBLE)", quantile),
        Sql.of("?", kept));
  }

  private Sql where() {
    List<Sql> all = new ArrayList<>();
    all.add(span.isEmpty() ? Sql.FALSE : span.contains());
    all.add(events.scope(selection.scope()));
    all.add(events.condition(selection.filter()));
    return Sql.and(all);
  }
}
