package io.aecos.analytics.server.accounts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Passwords;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The people who may sign in. Nobody is ever removed, since what they did stays: they are
 * deactivated.
 */
@RestController
@RequestMapping("/api/users")
public final class UsersEndpoint {
  private final Directory directory;
  private final Passwords passwords;
  private final Clock clock;

  public UsersEndpoint(Directory directory, Passwords passwords, Clock clock) {
    this.directory = directory;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** A person as administrators see them; {@code password} tells whether there is one. */
  public record UserJson(
      String name,
      String role,
      List<String> identities,
      boolean active,
      boolean password,
      Instant createdAt) {

    static UserJson of(Person person) {
      return new UserJson(
          person.name(),
          Words.of(person.role()),
          person.identities().stream().sorted().toList(),
          person.active(),
          person.passwordHash() != null,
          person.createdAt());
    }
  }

  /** All people. */
  public record UsersJson(List<UserJson> users) {}

  /** What somebody is to be; without identities, AEC OS knows them by their name. */
  public record WantedUser(
      @Nullable String name,
      @Nullable String role,
      @Nullable List<String> identities,
      @Nullable String password,
      @Nullable Boolean active) {

    /** Without the password. */
    @Override
    public String toString() {
      return "WantedUser[" + name + ", " + role + ", " + identities + ", " + active + "]";
    }
  }

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public UsersJson list() {
    return new UsersJson(directory.people().stream().map(UserJson::of).toList());
  }

  @PostMapping
  @Audited("user.create")
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.CREATED)
  public UserJson add(@RequestBody WantedUser wanted) {
    note(wanted.name(), wanted);
    String name = Words.present("name", wanted.name());
    List<String> identities = wanted.identities();
    String password = wanted.password();
    Person person =
        new Person(
            name,
            Words.parse("role", wanted.role(), Viewer.Role.values()),
            identities == null ? Set.of(name) : identities(identities),
            password == null ? null : passwords.hash(password),
            !Boolean.FALSE.equals(wanted.active()),
            clock.instant());
    return UserJson.of(directory.add(person));
  }

  /** By none of them nobody would find even what they did here themselves. */
  private static Set<String> identities(List<String> wanted) {
    if (wanted.isEmpty()) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "identities",
          "must name at least one; the account's name is one, if AEC OS calls them so",
          List.of());
    }
    return Set.copyOf(wanted);
  }

  private static void note(@Nullable String name, WantedUser wanted) {
    AuditNote.current()
        .on(name)
        .detail("role", wanted.role())
        .detail("identities", wanted.identities())
        .detail("password", wanted.password() == null ? null : "set")
        .detail("active", wanted.active());
  }

  /** Changes what is said and leaves the rest. */
  @PatchMapping
  @Audited(value = "user.change", query = false)
  @Requires(Permission.ADMINISTER)
  public UserJson change(@RequestParam String name, @RequestBody WantedUser wanted) {
    note(name, wanted);
    PersonChange change = PersonChange.nothing();
    List<String> identities = wanted.identities();
    String password = wanted.password();
    Boolean active = wanted.active();
    if (wanted.role() != null) {
      change = change.toRole(Words.parse("role", wanted.role(), Viewer.Role.values()));
    }
    if (identities != null) {
      change = change.toIdentities(identities(identities));
    }
    if (password != null) {
      change = change.toPasswordHash(passwords.hash(password));
    }
    if (active != null) {
      change = change.toActive(active);
    }
    return UserJson.of(directory.change(name, change));
  }
}
