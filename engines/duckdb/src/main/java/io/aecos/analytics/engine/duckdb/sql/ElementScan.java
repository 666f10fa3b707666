package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.Extent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all statements about elements share: which events they look at, and how they page. */
final class ElementScan {
  /**
   * Which of two events is the later: time and seq packed into one wide integer, which the engine
   * compares much faster than a row. Its {@code arg_max} passes over what is null.
   */
  static final String MOMENT = "CAST(occurred_us AS HUGEINT) * 1099511627776 + seq";

  /** The last type that an element's events name, how many there are, and when. */
  static final String FACTS =
      """
      arg_max(element_type, %s) AS element_type,
            count(*) AS events, min(occurred_us) AS first_us, max(occurred_us) AS last_us"""
          .formatted(MOMENT);

  /** Of the events in the window. */
  final EventSql events;

  /** Of events whenever they happened: a clock may show another time of day then. */
  final EventSql ever;

  private final Extent extent;
  private final Span span;

  ElementScan(Extent extent, Vocabulary vocabulary) {
    this.extent = extent;
    this.span = Span.of(0, extent.window(), vocabulary);
    this.events = new EventSql(vocabulary, new LocalTime(extent.zone(), span.from(), span.to()));
    this.ever =
        new EventSql(
            vocabulary,
            new LocalTime(extent.zone(), vocabulary.firstMicros(), vocabulary.lastMicros()));
  }

  /** In scope, in the window, within the filter and of use to one of {@code conditions}. */
  Sql where(Collection<Condition> conditions) {
    return all(List.of(inWindow(), seen(), events.anyKindOf(conditions)));
  }

  /** In the window and of use to one of {@code conditions}, whoever may see it. */
  Sql whoeverSees(Collection<Condition> conditions) {
    return all(List.of(inWindow(), events.anyKindOf(conditions)));
  }

  /** In scope and within the filter. */
  Sql seen() {
    return all(List.of(events.scope(extent.scope()), events.condition(extent.filter())));
  }

  private Sql inWindow() {
    return span.isEmpty() ? Sql.FALSE : span.contains();
  }

  private static Sql all(List<Sql> parts) {
    List<Sql> needed = parts.stream().filter(sql -> !sql.equals(Sql.TRUE)).toList();
    return needed.isEmpty() ? Sql.TRUE : Sql.join("\n    AND ", needed);
  }

  /** After the element that a page ended with, in the order of {@link #order}. */
  static Sql after(@Nullable ElementCursor cursor) {
    return cursor == null
        ? Sql.TRUE
        : Sql.of(
            "(project IS NOT NULL, coalesce(project, ''), element_guid)"
                + " > row(CAST(? AS BOOLEAN), ?, ?)",
            cursor.project() == null ? "false" : "true",
            cursor.project() == null ? "" : cursor.project(),
            cursor.elementGuid());
  }

  static String order() {
    return "ORDER BY project NULLS FIRST, element_guid";
  }
}
