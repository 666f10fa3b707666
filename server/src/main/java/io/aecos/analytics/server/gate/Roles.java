package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Token;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
   * The viewer that a token's requests are from: the person it acts as, or itself. Empty where that
   * person is not active. A token whose projects narrow what cannot be narrowed by project here
   * sees nothing.
   */
  static Optional<Viewer> viewer(Entries entries, Token token, LocalDate today) {
    String person = token.actingAs();
    Viewer own = new Viewer(Token.VIEWER + token.name(), roleOf(token), Access.everything());
    Optional<Viewer> viewer = person == null ? Optional.of(own) : viewer(entries, person, today);
    return viewer.map(
        known -> new Viewer(known.name(), known.role(), within(known.scope(), token.projects())));
  }

  private static Viewer.Role roleOf(Token token) {
    return token.scopes().contains(Token.Scope.ADMIN) ? Viewer.Role.ADMIN : Viewer.Role.INDIVIDUAL;
  }

  private static Scope within(Scope scope, Set<String> projects) {
    if (projects.isEmpty()) {
      return scope;
    }
    return Access.limitedTo(scope.isEverything() ? projects : Set.of(), Set.of());
  }

  /** What {@code person} may see. */
  static Scope scope(Entries entries, Person person, LocalDate today) {
    return switch (person.role()) {
      case ADMIN -> Access.everything();
      case INDIVIDUAL -> Access.limitedTo(Set.of(), person.identities());
      case TEAM_LEAD -> Access.limitedTo(Set.of(), ofTeams(entries, person, today));
      case AUDITOR -> Access.limitedTo(Set.of(), Set.of());
    };
  }

  /** The identities of who belongs today to a team that {@code lead} leads today, and the own. */
  private static Set<String> ofTeams(Entries entries, Person lead, LocalDate today) {
    Set<String> identities = new HashSet<>(lead.identities());
    entries.teams().of(lead.name()).stream()
        .filter(Membership::lead)
        .filter(membership -> membership.holdsOn(today))
        .flatMap(membership -> entries.teams().find(membership.team()).stream())
        .flatMap(team -> team.members().stream())
        .filter(membership -> membership.holdsOn(today))
        .flatMap(membership -> entries.people().find(membership.person()).stream())
        .forEach(person -> identities.addAll(person.identities()));
    return identities;
  }
}
