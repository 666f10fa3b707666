package io.aecos.analytics.registry;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.pseudonym.Pseudonyms;
import io.aecos.analytics.registry.Registry.Entries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes to people, teams and whose projects are, with the rules that hold between them. Each
 * change is applied to what the one before it has left, so that two administrators who edit at once
 * lose nothing.
 */
public final class Directory {
  private final Registry registry;

  public Directory(Registry registry) {
    this.registry = registry;
  }

  public List<Person> people() {
    return registry.read(entries -> entries.people().all());
  }

  /** Adds a person, whose name may not be that of another kind of viewer. */
  public Person add(Person person) {
    if (person.name().equalsIgnoreCase(Viewer.LOCAL_ADMINISTRATOR)
        || person.name().startsWith(Token.VIEWER)) {
      throw EntryName.invalid("name", "is kept for the local administrator and for tokens");
    }
    registry.write(
        entries -> {
          refuseErased(entries, person);
          entries.people().add(person);
          return person;
        });
    return person;
  }

  /** What was erased stays so: it could not be told apart from what somebody new does. */
  private static void refuseErased(Entries entries, Person person) {
    Pseudonyms erased = entries.erasures().pseudonyms();
    refuseErased(erased, "name", person.name());
    person.identities().forEach(identity -> refuseErased(erased, "identities", identity));
  }

  private static void refuseErased(Pseudonyms erased, String field, String name) {
    if (erased.of(name) != null) {
      throw AnalyticsException.invalid(
          ErrorCode.CONFLICT,
          field,
          "'" + name + "' was erased and cannot be used again; give another one",
          List.of());
    }
  }

  /**
   * Erases a person from the registry, for good, and keeps that what the ledger holds of them has
   * to follow. Each of their names gets a pseudonym of its own, so that figures stay as they are;
   * all of them begin alike.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is no such person, {@code CONFLICT}
   *     where that was done before
   */
  public Erasure erase(String name, Instant now) {
    String pseudonym = Pseudonyms.random();
    return registry.write(
        entries -> {
          Person known = person(entries, name);
          if (entries.erasures().all().stream()
              .anyMatch(one -> one.person().equals(known.name()))) {
            throw AnalyticsException.invalid(
                ErrorCode.CONFLICT, "name", known.name() + " is erased already", List.of());
          }
          Map<String, String> names = new TreeMap<>();
          names.put(known.name(), pseudonym);
          known.identities().stream()
              .sorted()
              .forEach(
                  identity -> names.putIfAbsent(identity, pseudonym + "-" + (names.size() + 1)));
          return entries.erasures().begin(known.name(), names, now.truncatedTo(ChronoUnit.DAYS));
        });
  }

  /** Changes a person; who may not go on as before is signed out in the same moment. */
  public Person change(String name, PersonChange change) {
    return registry.write(
        entries -> {
          Person changed = person(entries, name).with(change);
          if (change.identities() != null) {
            refuseErased(entries, changed);
          }
          entries.people().replace(changed);
          if (change.endsSessions()) {
            entries.sessions().endAllOf(changed.name());
          }
          return changed;
        });
  }

  public List<Team> teams() {
    return registry.read(entries -> entries.teams().all());
  }

  public Team addTeam(String name) {
    return registry.write(
        entries -> {
          entries.teams().add(name);
          return team(entries, name);
        });
  }

  /** Keeps a membership and tells the team as it is then. No two of a person may overlap in it. */
  public Team join(Membership membership) {
    return registry.write(
        entries -> {
          Team team = team(entries, membership.team());
          overlapping(team, membership)
              .ifPresent(
                  other -> {
                    throw conflict(other);
                  });
          entries.teams().put(membership);
          return team(entries, membership.team());
        });
  }

  public List<Restriction> restrictions() {
    return registry.read(entries -> entries.restrictions().all());
  }

  /** Restricts a project to a team too, and tells all restrictions of the project then. */
  public List<Restriction> restrict(Restriction restriction) {
    return registry.write(
        entries -> {
          entries.restrictions().put(restriction);
          return of(entries, restriction.project());
        });
  }

  /**
   * Lifts a project's restriction to {@code team}, or all that it has where that is null, and tells
   * those that are left. What is not there cannot be lifted.
   */
  public List<Restriction> lift(String project, @Nullable String team) {
    String name = EntryName.of("project", project);
    return registry.write(
        entries -> {
          List<Restriction> chosen =
              team == null ? of(entries, name) : List.of(new Restriction(name, team));
          long lifted = chosen.stream().filter(entries.restrictions()::lift).count();
          if (lifted == 0) {
            throw notFound("restriction of project", name);
          }
          return of(entries, name);
        });
  }

  public List<ProjectHold> holds() {
    return registry.read(entries -> entries.holds().all());
  }

  /** Holds a project, and tells since when and why it is. */
  public ProjectHold hold(ProjectHold wanted) {
    return registry.write(
        entries -> {
          entries.holds().put(wanted);
          return entries.holds().all().stream()
              .filter(hold -> hold.project().equals(wanted.project()))
              .findFirst()
              .orElseThrow();
        });
  }

  /** Releases a project; one that is not held cannot be. */
  public void release(String project) {
    String name = ProjectHold.name(project);
    boolean held = registry.write(entries -> entries.holds().release(name));
    if (!held) {
      throw notFound("hold of project", name);
    }
  }

  private static List<Restriction> of(Entries entries, String project) {
    return entries.restrictions().all().stream()
        .filter(one -> one.project().equals(project))
        .toList();
  }

  private static Optional<Membership> overlapping(Team team, Membership fresh) {
    return team.members().stream()
        .filter(member -> member.person().equals(fresh.person()))
        .filter(member -> !Objects.equals(member.from(), fresh.from()))
        .filter(member -> member.meets(fresh))
        .findFirst();
  }

  private static AnalyticsException conflict(Membership other) {
    String from = other.from() == null ? "always" : "from " + other.from();
    String to = other.to() == null ? "" : " to " + other.to();
    return AnalyticsException.invalid(
        ErrorCode.CONFLICT,
        "from",
        "%s belongs to %s already (%s%s); end that membership first"
            .formatted(other.person(), other.team(), from, to),
        List.of());
  }

  private static Person person(Entries entries, String name) {
    return entries.people().find(name).orElseThrow(() -> notFound("person", name));
  }

  private static Team team(Entries entries, String name) {
    return entries.teams().find(name).orElseThrow(() -> notFound("team", name));
  }

  /** What engines and callers say where an entry is missing. */
  public static AnalyticsException notFound(String kind, String name) {
    return new AnalyticsException(ErrorCode.NOT_FOUND, "There is no " + kind + " '" + name + "'");
  }

  /** What engines say where an entry is there already. */
  public static AnalyticsException taken(String kind, String name) {
    return AnalyticsException.invalid(
        ErrorCode.CONFLICT, "name", "There is already a " + kind + " '" + name + "'", List.of());
  }
}
