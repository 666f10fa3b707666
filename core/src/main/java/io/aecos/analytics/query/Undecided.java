package io.aecos.analytics.query;

import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How many events each filter of a view leaves out only because they do not carry its dimension:
 * they may or may not belong to what is asked.
 */
final class Undecided {
  private final List<Filters.Filter> filters;
  private final Formula.CellValues counts;

  private Undecided(List<Filters.Filter> filters, Formula.CellValues counts) {
    this.filters = filters;
    this.counts = counts;
  }

  /** Counts them for each of {@code asked}, in one pass. */
  static Undecided of(Frame frame, Collection<Condition> asked) {
    List<Filters.Filter> filters =
        frame.filters().byName().values().stream().filter(Filters.Filter::mayMiss).toList();
    Set<Measure> measures = new LinkedHashSet<>();
    for (Condition condition : asked) {
      filters.forEach(filter -> measures.add(count(condition, filter)));
    }
    if (measures.isEmpty()) {
      return new Undecided(List.of(), Cells.NONE.total(0));
    }
    Plan plan = frame.plan(frame.filters().orAbsent(), List.copyOf(measures));
    return new Undecided(filters, new Cells(plan, frame.projection().run(plan)).total(0));
  }

  private static Measure count(Condition condition, Filters.Filter filter) {
    return new Measure.Count(new Condition.All(List.of(condition, filter.absent())));
  }

  /** What is to be said beside an answer about {@code asked}. */
  List<Note> notes(Condition asked) {
    List<Note> notes = new ArrayList<>();
    for (Filters.Filter filter : filters) {
      Double count = counts.of(count(asked, filter));
      Completeness.unfiltered(filter.carried().name(), count == null ? 0 : count.longValue())
          .ifPresent(notes::add);
    }
    return notes;
  }
}
