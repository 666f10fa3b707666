package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Token;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person may see, as the registry says at this moment: nothing of it is kept between
 * requests, so a change of role, team or identity counts from the next one on.
 */
final class Roles {
  private Roles() {}

  /** The viewer that a name stands for; empty where there is none, or who is not active. */
  static Optional<Viewer> viewer(Entries entries, String name, LocalDate today) {
    if (name.equals(Viewer.LOCAL_ADMINISTRATOR)) {
      return Optional.of(Viewer.localAdministrator());
    }
    return entries
        .people()
        .find(name)
        .filter(Person::active)
        .map(person -> new Viewer(person.name(), person.role(), scope(entries, person, today)));
  }

  /**
   * The viewer that a token's requests are from: the person it acts as, or itself; within the
   * token's projects, if it names any. Empty where that person is not active.
   */
  static Optional<Viewer> viewer(Entries entries, Token token, LocalDate today) {
    String person = token.actingAs();
    Viewer own = new Viewer(Token.VIEWER + token.name(), roleOf(token), Access.everything());
    Optional<Viewer> viewer = person == null ? Optional.of(own) : viewer(entries, person, today);
    return viewer.map(known -> token.isNarrowed() ? narrowed(known, token.projects()) : known);
  }

  /** A role that is of the whole firm is none within some projects. */
  private static Viewer narrowed(Viewer viewer, Set<String> projects) {
    Viewer.Role role =
        switch (viewer.role()) {
          case ADMIN, AUDITOR -> Viewer.Role.INDIVIDUAL;
          case INDIVIDUAL, TEAM_LEAD -> viewer.role();
        };
    return new Viewer(viewer.name(), role, Access.within(viewer.scope(), projects));
  }

  private static Viewer.Role roleOf(Token token) {
    return token.scopes().contains(Token.Scope.ADMIN) ? Viewer.Role.ADMIN : Viewer.Role.INDIVIDUAL;
  }

  /** What {@code person} may see. */
  static Scope scope(Entries entries, Person person, LocalDate today) {
    return switch (person.role()) {
      case ADMIN -> Access.everything();
      case INDIVIDUAL -> own(entries, person, today);
      case TEAM_LEAD ->
          Access.anyOf(
              Stream.concat(Stream.of(own(entries, person, today)), ofTeams(entries, person, today))
                  .toList());
      case AUDITOR -> Access.auditor();
    };
  }

  /**
   * What names them, by their account only where this product tells it, and where it is not of a
   * project that is restricted to teams of others.
   */
  private static Scope own(Entries entries, Person person, LocalDate today) {
    List<String> teams = today(entries, person, today).map(Membership::team).toList();
    Set<String> closed = RestrictedProjects.in(entries).closedTo(teams);
    Scope named = Access.person(person.identities(), closed);
    return person.identities().contains(person.name())
        ? named
        : Access.anyOf(List.of(named, Access.account(person.name(), closed)));
  }

  /**
   * Of each team that {@code lead} leads today, what its people did while they belonged to it, and
   * all of its own projects.
   */
  private static Stream<Scope> ofTeams(Entries entries, Person lead, LocalDate today) {
    RestrictedProjects restricted = RestrictedProjects.in(entries);
    Memberships memberships = Memberships.in(entries);
    return today(entries, lead, today)
        .filter(Membership::lead)
        .flatMap(membership -> entries.teams().find(membership.team()).stream())
        .map(
            team ->
                Access.team(
                    memberships.of(team),
                    restricted.of(team.name()),
                    restricted.closedTo(List.of(team.name()))));
  }

  private static Stream<Membership> today(Entries entries, Person person, LocalDate today) {
    return entries.teams().of(person.name()).stream()
        .filter(membership -> membership.holdsOn(today));
  }
}
