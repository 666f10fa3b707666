package io.aecos.analytics.access;

import java.util.Set;
import java.util.stream.Stream;

/** Makes scopes; nothing else does. */
public final class Access {
  private Access() {}

  /**
   * Everything. Only for who may see the whole firm, and for what the server asks for itself and
   * tells nobody as it is; who may call this is held by a rule of the architecture.
   */
  public static Scope everything() {
    return Scope.everything();
  }

  /** Events of one of {@code projects} or by one of {@code users}; with both empty, none. */
  public static Scope limitedTo(Set<String> projects, Set<String> users) {
    return Scope.anyOf(
        Stream.of(
            new Scope.Term(Scope.Subject.PROJECT, projects),
            new Scope.Term(Scope.Subject.USER, users)));
  }
}
