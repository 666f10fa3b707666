package io.aecos.analytics.access;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that a viewer may see; part of every plan and of every cache key. A query's own
 * filters can only narrow it. Only this package makes one ({@link Access}); others ask it, and
 * engines {@linkplain #read read} it. What no term names is not seen, so a scope without terms sees
 * nothing.
 */
public final class Scope {
  private static final String AUDIT = "audit";

  /** What of an event a part looks at. */
  public enum Subject {
    PROJECT {
      @Override
      @Nullable String of(Event event) {
        return event.project();
      }
    },
    USER {
      @Override
      @Nullable String of(Event event) {
        return event.user();
      }
    },
    MODULE {
      @Override
      String of(Event event) {
        return event.module();
      }
    };

    abstract @Nullable String of(Event event);
  }

  /**
   * Makes of a scope what its reader understands. Whoever reads has to say what each part means, so
   * a new kind of part is forgotten by nobody.
   */
  public interface Reader<T> {
    T everything();

    /** What one of {@code ways} sees; nothing where there are none. */
    T anyOf(List<T> ways);

    /** What all of {@code parts} see; there is at least one. */
    T allOf(List<T> parts);

    /** Events whose {@code subject} is one of {@code values}, never those without one. */
    T among(Subject subject, Set<String> values);

    /** Events whose {@code subject} is none of {@code values}, also those without one. */
    T notAmong(Subject subject, Set<String> values);

    /** Events from {@code from} on and before {@code to}; null stands for no bound. */
    T within(@Nullable Instant from, @Nullable Instant to);
  }

  /** What an event must satisfy; names are in their normal form, and a blank one opens nothing. */
  sealed interface Part {
    <T> T read(Reader<T> reader);
  }

  record Among(Subject subject, Set<String> values) implements Part {
    Among {
      values = normal(values);
    }

    @Override
    public <T> T read(Reader<T> reader) {
      return reader.among(subject, values);
    }
  }

  record NotAmong(Subject subject, Set<String> values) implements Part {
    NotAmong {
      values = normal(values);
    }

    /** Leaves out all but {@code names}. */
    NotAmong without(Set<String> names) {
      Set<String> fewer = new TreeSet<>(values);
      fewer.removeAll(normal(names));
      return new NotAmong(subject, fewer);
    }

    @Override
    public <T> T read(Reader<T> reader) {
      return reader.notAmong(subject, values);
    }
  }

  /** In whole microseconds, as events tell time. */
  record Within(@Nullable Instant from, @Nullable Instant to) implements Part {
    Within {
      from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
      to = to == null ? null : to.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public <T> T read(Reader<T> reader) {
      return reader.within(from, to);
    }
  }

  /** One way to see an event: it satisfies all parts. Parts that ask for nothing are left out. */
  record Term(Set<Part> parts) {
    Term {
      parts = Collections.unmodifiableSet(new LinkedHashSet<>(parts));
    }

    static Term of(Part... parts) {
      return new Term(
          Stream.of(parts)
              .filter(part -> !(part instanceof NotAmong none && none.values.isEmpty()))
              .filter(part -> !part.equals(new Within(null, null)))
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** What also satisfies {@code part}; of projects seen as a whole, those of both are. */
    Term and(Among part) {
      Set<String> whole = whole(Subject.PROJECT);
      if (!whole.isEmpty() && part.subject == Subject.PROJECT) {
        Set<String> both = new TreeSet<>(whole);
        both.retainAll(part.values);
        return of(new Among(Subject.PROJECT, both));
      }
      Set<Part> more = new LinkedHashSet<>(parts);
      more.add(part);
      return new Term(more);
    }

    private boolean seesNothing() {
      return parts.isEmpty()
          || parts.stream().anyMatch(part -> part instanceof Among a && a.values.isEmpty());
    }

    /** What it shows as a whole: the values of a term that asks for nothing else. */
    private Set<String> whole(Subject subject) {
      return parts.size() == 1
              && parts.iterator().next() instanceof Among among
              && among.subject == subject
          ? among.values
          : Set.of();
    }

    private <T> T read(Reader<T> reader) {
      return reader.allOf(parts.stream().map(part -> part.read(reader)).toList());
    }
  }

  private final boolean everything;
  private final Set<Term> terms;
  private final Predicate<Event> sees;

  private Scope(boolean everything, Set<Term> terms) {
    this.everything = everything;
    this.terms = terms;
    this.sees = read(new Seeing());
  }

  static Scope everything() {
    return new Scope(true, Set.of());
  }

  static Scope anyOf(Stream<Term> terms) {
    Set<Term> useful = new LinkedHashSet<>();
    terms.filter(term -> !term.seesNothing()).forEach(useful::add);
    return new Scope(false, Collections.unmodifiableSet(useful));
  }

  Set<Term> terms() {
    return terms;
  }

  /** Whether there is nothing that this scope leaves out. */
  public boolean isEverything() {
    return everything;
  }

  /** What {@code reader} makes of this scope. */
  public <T> T read(Reader<T> reader) {
    return everything
        ? reader.everything()
        : reader.anyOf(terms.stream().map(term -> term.read(reader)).toList());
  }

  /** Whether {@code event} is within this scope. */
  public boolean sees(Event event) {
    return sees.test(event);
  }

  /** Whether all of a project is within this scope, so also what is told of it by name. */
  public boolean seesProject(@Nullable String project) {
    String name = Names.normal(project);
    return everything || (name != null && wholeProjects().contains(name));
  }

  /** Whether all of AEC OS's audit trail of a project is within this scope. */
  public boolean seesTrail(@Nullable String project) {
    return seesProject(project) || whole(Subject.MODULE).contains(AUDIT);
  }

  /** Whether any event of a project could be seen; false where all of it is closed. */
  public boolean opens(String project) {
    return read(new Opening(project));
  }

  /** Whether events may be seen of projects that are not seen as a whole. */
  public boolean seesBeyondItsProjects() {
    return terms.stream().anyMatch(term -> term.whole(Subject.PROJECT).isEmpty());
  }

  /** Whether events are seen for whom they name, so that those which name nobody are not. */
  public boolean seesByPerson() {
    return terms.stream()
        .flatMap(term -> term.parts().stream())
        .anyMatch(part -> part instanceof Among among && among.subject() == Subject.USER);
  }

  /** The projects that are named and seen as a whole; none of everything. */
  public Set<String> wholeProjects() {
    return whole(Subject.PROJECT);
  }

  /** The people, by one of their names, who are named and seen in all that they did. */
  public Set<String> wholePeople() {
    return whole(Subject.USER);
  }

  private Set<String> whole(Subject subject) {
    Set<String> whole = new TreeSet<>();
    terms.forEach(term -> whole.addAll(term.whole(subject)));
    return whole;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scope scope
        && scope.everything == everything
        && scope.terms.equals(terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode() + (everything ? 1 : 0);
  }

  /** For developers only: it names what is hidden, too. */
  @Override
  public String toString() {
    return everything ? "everything" : terms.toString();
  }

  /** In an order that does not depend on the process, since engines key what they keep by it. */
  private static Set<String> normal(Set<String> names) {
    TreeSet<String> normal = new TreeSet<>();
    for (String name : names) {
      String plain = Names.normal(name);
      if (plain != null) {
        normal.add(plain);
      }
    }
    return Collections.unmodifiableSet(normal);
  }
}
