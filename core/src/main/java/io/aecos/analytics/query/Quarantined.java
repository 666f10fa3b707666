package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.source.SourceState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The open items of the quarantine that may belong to a view: each takes away from the numbers of
 * the project, module, type and source that can be told of it, and from no others. One of which
 * nothing can be told takes nothing away; the books say so. {@code elsewhere} holds those that may
 * belong here too, but name no project that the viewer sees: they are neither counted nor compared
 * with filters, or counting and guessing would tell of what is hidden.
 */
record Quarantined(List<Waiting> items, List<Waiting> elsewhere, List<SourceState> states) {

  static Quarantined in(SourceFacts facts, Scope scope, Filters filters) {
    boolean reaching = Feeds.reaches(scope, filters);
    List<Waiting> seen = new ArrayList<>();
    List<Waiting> rest = new ArrayList<>();
    for (Waiting item : facts.quarantined()) {
      String project = item.belonging().project();
      if (scope.isEverything() || scope.seesProject(project)) {
        seen.add(item);
      } else if (project == null || reaching) {
        rest.add(item);
      }
    }
    seen.removeIf(item -> !isAdmitted(item.belonging(), filters));
    return new Quarantined(seen, rest, facts.states());
  }

  /** Those of which nothing can be told, so that they take away from no number. */
  static List<Waiting> untold(SourceFacts facts) {
    Quarantined all = new Quarantined(facts.quarantined(), List.of(), facts.states());
    return all.items.stream().filter(all::isUntold).toList();
  }

  private boolean isUntold(Waiting item) {
    return item.belonging().isUnknown() && fedBy(item).isEmpty();
  }

  /** How many of them may be events of one of {@code types} (any, when empty). */
  long among(Set<EventType> types) {
    return items.stream().filter(item -> mayBe(item, types)).mapToLong(Waiting::items).sum();
  }

  /** Whether something may be one of {@code types} that cannot be counted for this viewer. */
  boolean elsewhere(Set<EventType> types) {
    return elsewhere.stream().anyMatch(item -> mayBe(item, types));
  }

  private boolean mayBe(Waiting item, Set<EventType> types) {
    Belonging told = item.belonging();
    if (told.module() != null || told.type() != null) {
      return types.isEmpty()
          || types.stream()
              .anyMatch(type -> is(told.module(), type.module()) && is(told.type(), type.type()));
    }
    Set<EventType> fed = fedBy(item);
    return fed.isEmpty() ? !isUntold(item) : types.isEmpty() || !Collections.disjoint(fed, types);
  }

  /** What the source that delivered the item is there for; nothing for one that may tell of all. */
  private Set<EventType> fedBy(Waiting item) {
    Set<EventType> fed = new TreeSet<>();
    for (SourceState state : states) {
      boolean same = item.source().equals(Ledger.CONNECTOR_SOURCES + state.source());
      if (same && Feeds.names(item.belonging().project(), state.project())) {
        fed.addAll(state.feeds());
      }
    }
    return fed;
  }

  private static boolean isAdmitted(Belonging told, Filters filters) {
    return filters.mayHold(EventColumn.PROJECT, told.project())
        && filters.mayHold(EventColumn.MODULE, told.module())
        && filters.mayHold(EventColumn.TYPE, told.type())
        && filters.mayHold(EventColumn.SOURCE, told.source());
  }

  private static boolean is(@Nullable String told, String name) {
    return told == null || told.equals(name);
  }
}
