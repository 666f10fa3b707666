package io.aecos.analytics.access;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Names;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that a viewer may see; part of every plan and of every cache key. A query's own
 * filters can only narrow it.
 */
public sealed interface Scope {

  /** Whether {@code event} is within this scope. */
  default boolean sees(Event event) {
    if (this instanceof Limited limited) {
      String project = event.project();
      String user = event.user();
      return (project != null && limited.projects().contains(project))
          || (user != null && limited.users().contains(user));
    }
    return true;
  }

  /** All events. */
  record Everything() implements Scope {}

  /**
   * Events of one of {@code projects} or by one of {@code users}; with both empty, nothing at all.
   */
  record Limited(Set<String> projects, Set<String> users) implements Scope {
    public Limited {
      projects = normal(projects);
      users = normal(users);
    }

    /** A blank name opens nothing. */
    private static Set<String> normal(Set<String> names) {
      return names.stream()
          .map(Names::normal)
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
