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

  private Select(Plan plan, Spans spans, Vocabulary vocabulary, LocalTime time) {
    this.plan = plan;
    this.spans = spans;
    this.cuts = new Cuts(plan);
    this.time = time;
    this.events = new EventSql(vocabulary, time);
  }

  /** For a scan of the events; knows the changes of clocks within its spans only. */
  static Select of(Plan plan, Spans spans, Vocabulary vocabulary) {
    LocalTime time = new LocalTime(plan.zone(), spans.from(), spans.to());
    return new Select(plan, spans, vocabulary, time);
  }

  /** For rollups, whose days are cut the same way whatever the spans. */
  static Select daily(Plan plan, Spans spans, Vocabulary vocabulary) {
    LocalTime time = new LocalTime(plan.zone(), vocabulary.firstMicros(), vocabulary.lastMicros());
    return new Select(plan, spans, vocabulary, time);
  }

  /** What {@code columns} and the plan's dimensions are for the events of use to a condition. */
  Extract extract(
      String verb,
      List<Extract.Column> columns,
      Collection<Condition> conditions,
      boolean grouped) {
    List<Extract.Column> all = new ArrayList<>();
    for (int i = 0; i < plan.by().size(); i++) {
      all.add(new Extract.Column(Sql.of(events.dimension(plan.by().get(i))), "g" + i));
    }
    all.addAll(columns);
    return new Extract(verb, all, concerned(conditions), grouped);
  }

  /** The extract's rows with the window and the bucket of each. */
  Sql rows(Extract extract) {
    return extract.fromEvents(times(), spans.contain());
  }

  /** What a rollup holds of the extract. */
  Daily daily(Extract extract) {
    return new Daily(extract, time, plan.zone());
  }

  /** As {@link #rows}, from a rollup and the events that it does not tell. */
  Sql rows(Extract extract, Rollups.Rollup rollup) {
    return extract.fromExtracted(times(), daily(extract).with(rollup, spans), spans.contain());
  }

  private List<Sql> times() {
    List<Sql> times = new ArrayList<>();
    times.add(Sql.format("{} AS w", spans.index()));
    if (plan.grain() != null) {
      times.add(Sql.of(time.bucket(plan.grain()) + " AS bucket"));
    }
    return times;
  }

  /** In scope, within the filter and of use to one of {@code conditions}. */
  private Sql concerned(Collection<Condition> conditions) {
    return Sql.and(
        List.of(
            events.scope(plan.scope()),
            events.condition(plan.filter()),
            events.anyKindOf(conditions)));
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

    List<Extract.Column> all() {
      return names.entrySet().stream()
          .map(entry -> new Extract.Column(entry.getKey(), entry.getValue()))
          .toList();
    }
  }
}
