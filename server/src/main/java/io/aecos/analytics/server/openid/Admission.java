package io.aecos.analytics.server.openid;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.server.openid.Refusal.Refused;
import io.aecos.analytics.server.settings.OpenIdSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody whom the provider knows is here: whose account that is, or that there will be one,
 * and with which role and teams. All of it is read anew at each sign-in.
 */
final class Admission {
  private final OpenIdSettings settings;
  private final Registry registry;
  private final InstantSource clock;

  Admission(OpenIdSettings settings, Registry registry, InstantSource clock) {
    this.settings = settings;
    this.registry = registry;
    this.clock = clock;
  }

  /** The name of the person whom {@code claimed} is, who may now sign in. */
  String admit(Claimed claimed) throws Refused {
    Instant now = clock.instant();
    Result result = registry.write(entries -> admit(entries, claimed, now));
    if (result.refusal() != null) {
      throw new Refused(result.refusal(), result.words());
    }
    return result.words();
  }

  /** The person's name, or a refusal and its reason; what a refusal changes is kept, too. */
  private record Result(@Nullable Refusal refusal, String words) {}

  private Result admit(Entries entries, Claimed claimed, Instant now) {
    Optional<Person> linked =
        entries
            .subjects()
            .personOf(claimed.issuer(), claimed.subject())
            .flatMap(name -> entries.people().find(name));
    Viewer.Role role = role(claimed);
    if (role == null && !settings.roles().isEmpty()) {
      linked.ifPresent(person -> entries.sessions().endAllOf(person.name()));
      return new Result(Refusal.NO_GROUP, "none of the groups " + claimed.groups() + " has a role");
    }
    if (linked.isPresent()) {
      return admit(entries, linked.get(), claimed, role, now);
    }
    String name = claimed.name();
    if (name == null) {
      return new Result(Refusal.NO_NAME, "there is no claim " + settings.claims().name());
    }
    if (entries.erasures().pseudonyms().of(name) != null) {
      return new Result(Refusal.INACTIVE, "somebody of that name was erased");
    }
    Optional<Person> known = entries.people().find(name);
    if (known.isEmpty() && role == null) {
      return new Result(Refusal.UNKNOWN, name + " is not known here");
    }
    if (known.isPresent() && isTaken(entries, known.get(), claimed)) {
      return new Result(Refusal.TAKEN, known.get().name() + " signs in in another way");
    }
    if (known.isEmpty() && !Directory.mayBeAPersons(name)) {
      return new Result(Refusal.TAKEN, "nobody here can have the name that the provider tells");
    }
    Person person =
        known.orElseGet(() -> added(entries, name, Objects.requireNonNull(role, "a role"), now));
    entries.subjects().add(claimed.issuer(), claimed.subject(), person.name());
    return admit(entries, person, claimed, role, now);
  }

  /**
   * An account with a password was given to somebody by hand; a name at the provider is no proof.
   */
  private static boolean isTaken(Entries entries, Person person, Claimed claimed) {
    return person.passwordHash() != null
        || entries.subjects().subjectOf(claimed.issuer(), person.name()).isPresent();
  }

  private static Person added(Entries entries, String name, Viewer.Role role, Instant now) {
    Person person = new Person(name, role, Set.of(), null, true, now);
    entries.people().add(person);
    return person;
  }

  private Result admit(
      Entries entries, Person person, Claimed claimed, Viewer.@Nullable Role role, Instant now) {
    if (!person.active()) {
      return new Result(Refusal.INACTIVE, person.name() + " is not active");
    }
    Set<String> identities = new TreeSet<>(person.identities());
    claimed.identities().stream()
        .filter(identity -> isFree(entries, person, identity))
        .forEach(identities::add);
    PersonChange change = PersonChange.nothing().toIdentities(identities);
    entries.people().replace(person.with(role == null ? change : change.toRole(role)));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    new TeamsOfGroups(entries, person.name(), today).follow(settings, claimed.groups());
    return new Result(null, person.name());
  }

  /** What AEC OS calls somebody else stays theirs. */
  private static boolean isFree(Entries entries, Person person, String identity) {
    String normal = Names.normal(identity);
    return normal != null
        && entries.erasures().pseudonyms().of(normal) == null
        && entries.people().all().stream()
            .filter(other -> !other.name().equals(person.name()))
            .noneMatch(other -> other.identities().contains(normal));
  }

  private Viewer.@Nullable Role role(Claimed claimed) {
    for (Map.Entry<String, Viewer.Role> known : settings.roles().entrySet()) {
      if (claimed.groups().contains(known.getKey())) {
        return known.getValue();
      }
    }
    return null;
  }
}
