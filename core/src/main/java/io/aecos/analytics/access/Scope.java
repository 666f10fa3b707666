package io.aecos.analytics.access;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Names;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that a viewer may see; part of every plan and of every cache key. A query's own
 * filters can only narrow it. Only this package makes one ({@link Access}); others ask it, and
 * engines compile {@link #anyOf}. What no term names is not seen, so a scope without terms sees
 * nothing.
 */
public final class Scope {

  /** What of an event a term looks at. */
  public enum Subject {
    PROJECT,
    USER
  }

  /**
   * Sees the events whose {@code subject} is one of {@code values}, never those without one. Names
   * are compared in their normal form; a blank one opens nothing.
   */
  public record Term(Subject subject, Set<String> values) {
    public Term {
      values =
          values.stream()
              .map(Names::normal)
              .filter(Objects::nonNull)
              .collect(Collectors.toUnmodifiableSet());
    }

    private boolean sees(Event event) {
      String value =
          switch (subject) {
            case PROJECT -> event.project();
            case USER -> event.user();
          };
      return value != null && values.contains(value);
    }
  }

  private final boolean everything;
  private final List<Term> terms;

  private Scope(boolean everything, List<Term> terms) {
    this.everything = everything;
    this.terms = terms;
  }

  static Scope everything() {
    return new Scope(true, List.of());
  }

  static Scope anyOf(Stream<Term> terms) {
    return new Scope(false, terms.filter(term -> !term.values().isEmpty()).toList());
  }

  /** Whether there is nothing that this scope leaves out. */
  public boolean isEverything() {
    return everything;
  }

  /**
   * One of these must see an event, unless this {@linkplain #isEverything() is everything}; none of
   * them is without values.
   */
  public List<Term> anyOf() {
    return terms;
  }

  /** Whether {@code event} is within this scope. */
  public boolean sees(Event event) {
    return everything || terms.stream().anyMatch(term -> term.sees(event));
  }

  /** Whether all of a project is within this scope, so also what is told of it by name. */
  public boolean seesProject(@Nullable String project) {
    String name = Names.normal(project);
    return everything || (name != null && values(Subject.PROJECT).contains(name));
  }

  /** Whether events may be seen of projects that are not seen as a whole. */
  public boolean seesBeyondItsProjects() {
    return terms.stream().anyMatch(term -> term.subject() != Subject.PROJECT);
  }

  /** All values that the terms of a subject name. */
  public Set<String> values(Subject subject) {
    Set<String> values = new TreeSet<>();
    terms.stream().filter(term -> term.subject() == subject).forEach(t -> values.addAll(t.values));
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scope scope
        && scope.everything == everything
        && scope.terms.equals(terms);
  }

  @Override
  public int hashCode() {
    return Objects.hash(everything, terms);
  }

  @Override
  public String toString() {
    return everything ? "everything" : terms.toString();
  }
}
