package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Token;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a token may say in the events that it delivers, as the registry says at this moment. */
final class Claims {
  private Claims() {}

  /**
   * Within the token's projects; where it acts as a person, of nobody else, and not of what is
   * restricted to teams that the person does not belong to. One that acts as nobody may name
   * anybody: a machine that several people share tells of all of them.
   */
  static Rights rights(Entries entries, Token token, LocalDate today) {
    if (!token.scopes().contains(Token.Scope.INGEST)) {
      return Rights.none();
    }
    Set<String> projects = token.isNarrowed() ? token.projects() : null;
    String actingAs = token.actingAs();
    return actingAs == null
        ? Rights.limitedTo(new Rights.Only(projects, null, null, null), false)
        : entries
            .people()
            .find(actingAs)
            .map(person -> of(entries, person, projects, today))
            .orElse(Rights.none());
  }

  private static Rights of(
      Entries entries, Person person, @Nullable Set<String> projects, LocalDate today) {
    Rights.Only only = new Rights.Only(projects, null, null, names(entries, person));
    return Rights.limitedTo(only, false).closedTo(closed(entries, person, today));
  }

  /** A person's identities and name, unless that is what AEC OS calls somebody else. */
  private static Set<String> names(Entries entries, Person person) {
    Set<String> names = new TreeSet<>(person.identities());
    if (!names.contains(person.name())
        && entries.people().all().stream()
            .noneMatch(other -> other.identities().contains(person.name()))) {
      names.add(person.name());
    }
    return names;
  }

  private static Set<String> closed(Entries entries, Person person, LocalDate today) {
    if (person.role() == Viewer.Role.ADMIN) {
      return Set.of();
    }
    List<String> teams =
        entries.teams().of(person.name()).stream()
            .filter(membership -> membership.holdsOn(today))
            .map(Membership::team)
            .toList();
    return RestrictedProjects.in(entries).closedTo(teams);
  }
}
