package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A view's filters, resolved: dimension name to dimension and accepted values. */
record Filters(Map<String, Filter> byName) {

  /** One filter; {@code carried} is the dimension that events have to carry for it to decide. */
  record Filter(Dimension dimension, Set<String> values, Condition condition, Dimension carried) {
    Filter(Dimension dimension, Set<String> values) {
      this(dimension, values, new Condition.In(dimension, values), dimension);
    }

    /** What events satisfy of which it cannot decide. */
    Condition absent() {
      return new Condition.Not(new Condition.Present(carried));
    }

    /** Lets events through that do not carry the dimension, which may or may not belong. */
    Condition orAbsent() {
      if (!carried.equals(dimension)) {
        return new Condition.Any(List.of(condition, absent()));
      }
      Set<String> wider = new HashSet<>(values);
      wider.add(Condition.NONE);
      return new Condition.In(dimension, wider);
    }

    /** Whether events without the dimension are left out although they might belong. */
    boolean mayMiss() {
      return isOptional(dimension) && !values.contains(Condition.NONE);
    }
  }

  static Filters of(Map<String, Set<String>> filters, Dimensions dimensions, Teams teams) {
    Map<String, Filter> resolved = new TreeMap<>();
    filters.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            throw AnalyticsException.invalid(
                ErrorCode.INVALID_QUERY,
                name,
                "the filter '" + name + "' names no value",
                List.of());
          }
          if (name.equals(SetApart.NAME)) {
            resolved.put(name, setApart(values));
            return;
          }
          Dimension dimension = dimensions.get(name, name);
          Set<String> wanted = normal(values);
          Dimensions.requirePossible(dimension, wanted, name);
          resolved.put(name, filter(dimension, wanted, teams));
        });
    return new Filters(resolved);
  }

  /** Every event was received some time, so there is none of which it cannot decide. */
  private static Filter setApart(Set<String> spans) {
    Dimension everyEventHasIt = Dimension.of(EventColumn.SOURCE);
    return new Filter(everyEventHasIt, spans, SetApart.condition(spans), everyEventHasIt);
  }

  /** Teams are told by who did it and when, so of an event by nobody it is not known. */
  private static Filter filter(Dimension dimension, Set<String> wanted, Teams teams) {
    return dimension.kind() == Dimension.Kind.TEAM
        ? new Filter(dimension, wanted, teams.in(wanted), Dimension.of(EventColumn.USER))
        : new Filter(dimension, wanted);
  }

  /** These without the ones on {@code dimensions}. */
  Filters without(Set<String> dimensions) {
    Map<String, Filter> others = new TreeMap<>(byName);
    others.keySet().removeAll(dimensions);
    return new Filters(others);
  }

  /** Names as events have them, so that whatever form somebody asks in, it is found. */
  private static Set<String> normal(Set<String> values) {
    Set<String> normal = new HashSet<>();
    for (String value : values) {
      normal.add(Objects.requireNonNullElse(Names.normal(value), Condition.NONE));
    }
    return normal;
  }

  /** Whether an event may pass of which {@code value} is known; null is not known. */
  boolean mayHold(EventColumn column, @Nullable String value) {
    Filter filter = byName.get(column.columnName());
    return filter == null || value == null || filter.values().contains(value);
  }

  /** The condition that all filters hold. */
  Condition condition() {
    List<Condition> all = new ArrayList<>();
    byName.values().forEach(filter -> all.add(filter.condition()));
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  /** Holds also where an event leaves open whether a filter would. */
  Condition orAbsent() {
    List<Condition> all = new ArrayList<>();
    byName
        .values()
        .forEach(filter -> all.add(filter.mayMiss() ? filter.orAbsent() : filter.condition()));
    return new Condition.All(all);
  }

  /** Whether an event may lack the dimension at all. */
  static boolean isOptional(Dimension dimension) {
    return switch (dimension.kind()) {
      case WEEKDAY, HOUR -> false;
      case ATTRIBUTE, TEAM -> true;
      case COLUMN ->
          !Set.of(
                  EventColumn.MODULE.columnName(),
                  EventColumn.TYPE.columnName(),
                  EventColumn.SOURCE.columnName())
              .contains(dimension.name());
    };
  }
}
