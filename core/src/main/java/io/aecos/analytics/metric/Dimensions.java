package io.aecos.analytics.metric;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that events can be filtered and grouped by, under the names used in queries: the
 * columns, the parts of local time, the team and the text attributes of the event catalogue. A
 * column hides an attribute of the same name, which then is {@code attributes.name}.
 */
public final class Dimensions {
  private static final String PREFIX = "attributes.";

  private final Map<String, Dimension> byName = new LinkedHashMap<>();

  public Dimensions(EventCatalog events) {
    for (EventColumn column : EventColumn.values()) {
      byName.put(column.columnName(), Dimension.of(column));
    }
    byName.put("weekday", new Dimension("weekday", Dimension.Kind.WEEKDAY));
    byName.put("hour", new Dimension("hour", Dimension.Kind.HOUR));
    byName.put(Dimension.TEAM.name(), Dimension.TEAM);
    for (String attribute : events.textAttributes()) {
      String name = byName.containsKey(attribute) ? PREFIX + attribute : attribute;
      byName.put(name, new Dimension(attribute, Dimension.Kind.ATTRIBUTE));
    }
  }

  /** All dimensions by name, columns first. */
  public Map<String, Dimension> all() {
    return Collections.unmodifiableMap(byName);
  }

  public Optional<Dimension> find(String name) {
    Dimension found = byName.get(name);
    if (found == null && name.startsWith(PREFIX)) {
      Dimension attribute = byName.get(name.substring(PREFIX.length()));
      return Optional.ofNullable(attribute)
          .filter(dimension -> dimension.kind() == Dimension.Kind.ATTRIBUTE);
    }
    return Optional.ofNullable(found);
  }

  /** The one that is part of what an event itself tells; teams are not. */
  Optional<Dimension> findTold(String name) {
    return find(name).filter(dimension -> dimension.kind() != Dimension.Kind.TEAM);
  }

  /** The dimension that a query names in {@code field}; an unknown one fails with all names. */
  public Dimension get(String name, String field) {
    return find(name)
        .orElseThrow(
            () ->
                AnalyticsException.invalid(
                    ErrorCode.UNKNOWN_DIMENSION,
                    field,
                    "there is no dimension '" + name + "'",
                    List.copyOf(byName.keySet())));
  }

  /** Refuses a value that no event can have: {@code hour=09} would let nothing through. */
  public static void requirePossible(Dimension dimension, Collection<String> values, String field) {
    List<String> possible = dimension.possible();
    for (String value : values) {
      if (!possible.isEmpty() && !possible.contains(value)) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_QUERY,
            field,
            "'" + value + "' is no " + dimension.name() + " of the local time",
            possible);
      }
    }
  }
}
