package io.aecos.analytics.query;

import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much a view leaves out because its delivery is set apart. */
final class Apart {
  private final String spans;
  private final Formula.@Nullable CellValues counts;

  private Apart(String spans, Formula.@Nullable CellValues counts) {
    this.spans = spans;
    this.counts = counts;
  }

  /** Counts what is set apart of each of {@code asked}, where anything is; in one pass. */
  static Apart of(Frame frame, Collection<Condition> asked) {
    Filters.Filter filter = frame.filters().byName().get(SetApart.NAME);
    if (filter == null || asked.isEmpty()) {
      return new Apart("", null);
    }
    List<Condition> all = new ArrayList<>();
    all.add(new Condition.Not(filter.condition()));
    frame
        .filters()
        .byName()
        .forEach(
            (name, other) -> {
              if (!name.equals(SetApart.NAME)) {
                all.add(other.condition());
              }
            });
    Set<Measure> measures = new LinkedHashSet<>();
    asked.forEach(condition -> measures.add(new Measure.Count(condition)));
    var plan = frame.plan(new Condition.All(all), List.copyOf(measures));
    return new Apart(
        SetApart.text(filter.values(), frame.zone()),
        new Cells(plan, frame.projection().run(plan)).total(0));
  }

  /** What is to be said beside an answer about {@code asked}; also that nothing was of it. */
  Optional<Note> note(Condition asked) {
    if (counts == null) {
      return Optional.empty();
    }
    Double found = counts.of(new Measure.Count(asked));
    long count = found == null ? 0 : found.longValue();
    return Optional.of(
        new Note(
            Note.Code.SET_APART,
            Completeness.number(count)
                + (count == 1 ? " event" : " events")
                + " received "
                + spans
                + (count == 1 ? " is" : " are")
                + " set apart and "
                + (count == 1 ? "does" : "do")
                + " not count"));
  }
}
