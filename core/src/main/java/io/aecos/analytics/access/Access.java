package io.aecos.analytics.access;

import io.aecos.analytics.access.Scope.Among;
import io.aecos.analytics.access.Scope.NotAmong;
import io.aecos.analytics.access.Scope.Subject;
import io.aecos.analytics.access.Scope.Term;
import io.aecos.analytics.access.Scope.Within;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes scopes; nothing else does. Names may be given in any form. */
public final class Access {
  private static final Set<String> AUDITED = Set.of("security", "audit", "analytics");

  /** What this product tells of its own use names what was asked, whoever may know of it. */
  private static final Set<String> OWN_USE = Set.of("analytics");

  private Access() {}

  /**
   * Everything. Only for who may see the whole firm, and for what the server asks for itself and
   * tells nobody as it is; who may call this is held by a rule of the architecture.
   */
  public static Scope everything() {
    return Scope.everything();
  }

  /** No event at all. */
  public static Scope nothing() {
    return Scope.anyOf(Stream.of());
  }

  /** The events that name a person by one of {@code identities}. */
  public static Scope person(Set<String> identities) {
    return person(identities, Set.of());
  }

  /**
   * The events that name a person by one of {@code identities}, but none of the {@code closed}
   * projects, which are restricted to teams that the person does not belong to.
   */
  public static Scope person(Set<String> identities, Set<String> closed) {
    return Scope.anyOf(
        Stream.of(
            Term.of(new Among(Subject.USER, identities), new NotAmong(Subject.PROJECT, closed))));
  }

  /**
   * What this product tells of the account {@code name}, its sign-ins and exports, whatever AEC OS
   * calls the person; but for the {@code closed} projects.
   */
  public static Scope account(String name, Set<String> closed) {
    return Scope.anyOf(
        Stream.of(
            Term.of(
                new Among(Subject.MODULE, Set.of(EventType.OWN_MODULE)),
                new Among(Subject.USER, Set.of(name)),
                new NotAmong(Subject.PROJECT, closed))));
  }

  /**
   * What the lead of a team sees: the events that name its people, each while they belonged to it,
   * and all of the {@code projects} that are restricted to it; but of the {@code closed} projects,
   * which are restricted to other teams, nothing. Nor what its people did with this product itself:
   * an export tells the filters that it was made with, also projects that the lead may not know. A
   * lead's own events come from {@link #person}.
   */
  public static Scope team(Collection<Member> members, Set<String> projects, Set<String> closed) {
    NotAmong open = new NotAmong(Subject.PROJECT, closed).without(projects);
    NotAmong work = new NotAmong(Subject.MODULE, OWN_USE);
    Set<Term> terms = new LinkedHashSet<>();
    terms.add(Term.of(new Among(Subject.PROJECT, projects)));
    members.stream()
        .map(Member::span)
        .distinct()
        .forEach(
            span -> {
              Set<String> people = new HashSet<>();
              members.stream()
                  .filter(one -> one.span().equals(span))
                  .forEach(one -> people.addAll(one.identities));
              terms.add(Term.of(new Among(Subject.USER, people), span, open, work));
            });
    return Scope.anyOf(terms.stream());
  }

  /**
   * Who belonged to a team from {@code from} on and before {@code to}, by all of their names; null
   * stands for ever. Who left and came back is two members.
   */
  public record Member(Set<String> identities, @Nullable Instant from, @Nullable Instant to) {
    public Member {
      identities = Set.copyOf(identities);
    }

    private Within span() {
      return new Within(from, to);
    }
  }

  /** All names of a member as events tell them; a blank one is nobody's. */
  public static Set<String> names(Member member) {
    return new Among(Subject.USER, member.identities).values();
  }

  /**
   * All that is told of security, of every project and person, and what this product tells of its
   * own use: sign-ins, exports, losses.
   */
  public static Scope auditor() {
    return Scope.anyOf(Stream.of(Term.of(new Among(Subject.MODULE, AUDITED))));
  }

  /** Events of one of {@code projects} or by one of {@code users}; with both empty, none. */
  public static Scope limitedTo(Set<String> projects, Set<String> users) {
    return Scope.anyOf(
        Stream.of(
            Term.of(new Among(Subject.PROJECT, projects)),
            Term.of(new Among(Subject.USER, users))));
  }

  /** What one of {@code scopes} sees: for who leads two teams, or is an auditor and works too. */
  public static Scope anyOf(Collection<Scope> scopes) {
    return scopes.stream().anyMatch(Scope::isEverything)
        ? Scope.everything()
        : Scope.anyOf(scopes.stream().flatMap(scope -> scope.terms().stream()));
  }

  /**
   * Of what {@code scope} sees, only the events of one of {@code projects}: for a token that may
   * speak for a person, but not everywhere.
   */
  public static Scope within(Scope scope, Set<String> projects) {
    Among only = new Among(Subject.PROJECT, projects);
    return scope.isEverything()
        ? Scope.anyOf(Stream.of(Term.of(only)))
        : Scope.anyOf(scope.terms().stream().map(term -> term.and(only)));
  }
}
