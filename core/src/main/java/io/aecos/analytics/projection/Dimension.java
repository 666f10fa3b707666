package io.aecos.analytics.projection;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What events can be filtered and grouped by: a column of the event ({@code project}), a text
 * attribute that the event catalogue declares ({@code attributes.status}), a part of the local time
 * ({@code weekday}, {@code hour}), or the team ({@code team}).
 */
public record Dimension(String name, Kind kind) {

  /** Where the dimension's value comes from. */
  public enum Kind {
    /** A text column of the event, named as in {@link EventColumn}. */
    COLUMN,
    /** A text attribute; {@code name} is the attribute's name. */
    ATTRIBUTE,
    /** ISO weekday 1 (Monday) … 7 in the query's time zone. */
    WEEKDAY,
    /** Hour 0 … 23 of the local wall clock in the query's time zone. */
    HOUR,
    /**
     * The teams that the event's person belonged to then. Who belongs to which team is no part of
     * events, so plans say it in conditions, and no engine is ever asked for this dimension.
     */
    TEAM
  }

  /**
   * All values that there are, where the clock makes them; empty where events say what they say.
   */
  public List<String> possible() {
    return switch (kind) {
      case WEEKDAY -> numbers(1, 7);
      case HOUR -> numbers(0, 23);
      case COLUMN, ATTRIBUTE, TEAM -> List.of();
    };
  }

  private static List<String> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  /** The one of kind {@link Kind#TEAM}. */
  public static final Dimension TEAM = new Dimension("team", Kind.TEAM);

  public static Dimension of(EventColumn column) {
    return new Dimension(column.columnName(), Kind.COLUMN);
  }
}
