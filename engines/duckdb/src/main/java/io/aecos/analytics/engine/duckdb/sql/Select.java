package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all statements of one scan share: which events, cut how. */
final class Select {
  final Cuts cuts;
  final EventSql events;
  private final Plan plan;
  private final Spans spans;
  private final LocalTime time;

  Select(Plan plan, Spans spans, Vocabulary vocabulary) {
    this.plan = plan;
    this.spans = spans;
    this.cuts = new Cuts(plan);
    this.time = new LocalTime(plan.zone(), spans.from(), spans.to());
    this.events = new EventSql(vocabulary, time);
  }

  /** The columns to group by, computed from an event. */
  List<Sql> keys() {
    List<Sql> keys = new ArrayList<>();
    keys.add(Sql.format("{} AS w", spans.index()));
    if (plan.grain() != null) {
      keys.add(Sql.of(time.bucket(plan.grain()) + " AS bucket"));
    }
    for (int i = 0; i < plan.by().size(); i++) {
      keys.add(Sql.of(events.dimension(plan.by().get(i)) + " AS g" + i));
    }
    return keys;
  }

  /** In scope, in a window, within the filter and of use to one of {@code conditions}. */
  Sql where(Collection<Condition> conditions) {
    List<Sql> all = new ArrayList<>();
    all.add(spans.contain());
    all.add(events.scope(plan.scope()));
    all.add(events.condition(plan.filter()));
    all.add(events.anyKindOf(conditions));
    return Sql.join("\n    AND ", all.stream().filter(sql -> !sql.equals(Sql.TRUE)).toList());
  }

  /** Gives equal expressions one column and remembers their order. */
  static final class Columns {
    private final String prefix;
    private final Map<Sql, String> names = new LinkedHashMap<>();

    Columns(String prefix) {
      this.prefix = prefix;
    }

    String name(Sql expression) {
      return names.computeIfAbsent(expression, sql -> prefix + names.size());
    }

    List<Sql> selected() {
      return names.entrySet().stream()
          .map(entry -> Sql.format("{} AS " + entry.getValue(), entry.getKey()))
          .toList();
    }
  }
}
