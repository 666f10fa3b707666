package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.source.SourceState;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The open items of the quarantine that may belong to a view: each takes away from the numbers of
 * the project, module, type and source that can be told of it, and from no others. One of which
 * nothing can be told takes nothing away; the books say so.
 */
record Quarantined(List<Waiting> items, List<SourceState> states) {

  static Quarantined in(SourceFacts facts, Scope scope, Filters filters) {
    return new Quarantined(
        facts.quarantined().stream()
            .filter(item -> isVisible(item.belonging(), scope))
            .filter(item -> isAdmitted(item.belonging(), filters))
            .toList(),
        facts.states());
  }

  /** Those of which nothing can be told, so that they take away from no number. */
  static List<Waiting> untold(SourceFacts facts) {
    Quarantined all = new Quarantined(facts.quarantined(), facts.states());
    return all.items.stream().filter(all::isUntold).toList();
  }

  private boolean isUntold(Waiting item) {
    return item.belonging().isUnknown() && fedBy(item).isEmpty();
  }

  /** How many of them may be events of one of {@code types} (any, when empty). */
  long among(Set<EventType> types) {
    return items.stream().filter(item -> mayBe(item, types)).mapToLong(Waiting::items).sum();
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

  /** A viewer who sees people sees them in any project. */
  private static boolean isVisible(Belonging told, Scope scope) {
    return told.project() == null
        || scope.seesBeyondItsProjects()
        || scope.seesProject(told.project());
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
