package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of what a viewer asks for names nobody, and so is in no view of what names somebody.
 * They are told of the projects that they see anything of, which never are closed to them; of
 * others there is not even a number.
 */
final class Nameless {
  private static final Condition NOBODY =
      new Condition.Not(new Condition.Present(Dimension.of(EventColumn.USER)));

  private final Map<Condition, Long> events = new HashMap<>();

  /** Counts what the filters of {@code frame} let through of each of {@code asked}. */
  static Nameless of(Frame frame, Collection<Condition> asked) {
    Nameless nameless = new Nameless();
    Set<String> projects = new TreeSet<>(frame.coverage().projects());
    projects.removeAll(frame.scope().wholeProjects());
    projects.remove("");
    if (frame.scope().seesByPerson() && !projects.isEmpty() && !asked.isEmpty()) {
      nameless.count(
          frame, Access.limitedTo(projects, Set.of()), List.copyOf(new LinkedHashSet<>(asked)));
    }
    return nameless;
  }

  private void count(Frame frame, Scope scope, List<Condition> asked) {
    List<Measure> counts = new ArrayList<>();
    asked.forEach(condition -> counts.add(new Measure.Count(condition)));
    Plan plan =
        new Plan(
            scope,
            new Condition.All(List.of(frame.condition(), NOBODY)),
            List.of(frame.period()),
            frame.zone(),
            null,
            List.of(),
            false,
            counts);
    Cells cells = new Cells(plan, frame.projection().run(plan));
    for (Condition condition : asked) {
      Double count = cells.total(0).of(new Measure.Count(condition));
      events.put(condition, count == null ? 0 : count.longValue());
    }
  }

  /** What is to be said beside an answer about {@code asked}, if there is anything. */
  Optional<Note> note(Condition asked) {
    long count = events.getOrDefault(asked, 0L);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Note(
                Note.Code.NAMES_NOBODY,
                Completeness.number(count)
                    + (count == 1 ? " more event" : " more events")
                    + " of your projects "
                    + (count == 1 ? "names" : "name")
                    + " nobody, and "
                    + (count == 1 ? "is" : "are")
                    + " in no personal view"));
  }
}
