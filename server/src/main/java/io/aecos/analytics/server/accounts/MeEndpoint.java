package io.aecos.analytics.server.accounts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server knows of who asks. */
@RestController
public final class MeEndpoint {
  private final Registry registry;
  private final Clock clock;

  public MeEndpoint(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Who asks; {@code teams} are those that they belong to today and {@code leads} those of them
   * that they lead. {@code may} is what the gate lets them do, and {@code seenBy} the administrator
   * who is looking at what they see.
   */
  public record MeJson(
      String name,
      @Schema(allowableValues = {"individual", "team-lead", "auditor", "admin"}) String role,
      List<String> teams,
      List<String> leads,
      ScopeJson scope,
      List<String> may,
      @Nullable String seenBy) {}

  /**
   * What they see: everything, or what names them by one of {@code identities}; of that only {@code
   * projects}, unless there are none; {@code token} tells what a token was made for.
   */
  public record ScopeJson(
      boolean everything,
      List<String> identities,
      List<String> projects,
      @Nullable List<String> token) {}

  @GetMapping("/api/me")
  @Requires(Permission.READ_STATUS)
  public MeJson me(HttpServletRequest request) {
    Caller caller = Objects.requireNonNull(Caller.of(request), "the gate lets in no stranger");
    return registry.read(entries -> me(entries, caller));
  }

  private MeJson me(Entries entries, Caller caller) {
    Viewer viewer = caller.viewer();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Membership> memberships =
        entries.teams().of(viewer.name()).stream().filter(one -> one.holdsOn(today)).toList();
    return new MeJson(
        viewer.name(),
        Words.of(viewer.role()),
        memberships.stream().map(Membership::team).toList(),
        memberships.stream().filter(Membership::lead).map(Membership::team).toList(),
        scope(entries, caller),
        caller.permissions().stream().map(Words::of).toList(),
        caller.seenBy());
  }

  private static ScopeJson scope(Entries entries, Caller caller) {
    Token token = caller.token();
    List<String> identities =
        entries.people().find(caller.viewer().name()).stream()
            .map(Person::identities)
            .flatMap(names -> names.stream().sorted())
            .toList();
    return new ScopeJson(
        caller.viewer().scope().isEverything(),
        identities,
        token == null ? List.of() : token.projects().stream().sorted().toList(),
        token == null ? null : token.scopes().stream().sorted().map(Words::of).toList());
  }
}
