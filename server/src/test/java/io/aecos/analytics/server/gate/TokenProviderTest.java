package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.registry.Token.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tokens that a registry holds open, however they came into it. */
class TokenProviderTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final List<Permission> FIRM_WIDE =
      List.of(Permission.READ_BOOKS, Permission.READ_AUDIT, Permission.ADMINISTER);

  @TempDir Path directory;
  private Registry registry;
  private TokenProvider provider;

  @BeforeEach
  void start() {
    registry = SqliteRegistry.open(directory.resolve("registry.sqlite"));
    provider = new TokenProvider("local", registry, () -> NOW);
    Directory accounts = new Directory(registry);
    for (Viewer.Role role : Viewer.Role.values()) {
      String name = role.name();
      accounts.add(new Person(name, role, Set.of(name), null, true, NOW));
    }
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void narrowedToken_thatAdministers_isOfAnEarlierServerAndDoesNoMore() {
    Caller caller = caller(Set.of(Scope.ADMIN), null, Set.of("tower"));

    assertThat(caller.permissions()).isEmpty();
    assertThat(caller.viewer().role()).isEqualTo(Viewer.Role.INDIVIDUAL);
    assertThat(caller.sender().rights()).isSameAs(Rights.none());
  }

  @Test
  void narrowedToken_actingAsWhoSeesTheWholeFirm_opensNothingThatIsOfIt() {
    Set<Scope> all = Set.of(Scope.values());

    for (String person : List.of("ADMIN", "AUDITOR")) {
      Caller caller = caller(all, person, Set.of("tower"));
      assertThat(caller.permissions())
          .as(person)
          .contains(Permission.READ_METRICS, Permission.WRITE_EVENTS)
          .doesNotContainAnyElementsOf(FIRM_WIDE);
      assertThat(caller.viewer().role()).isEqualTo(Viewer.Role.INDIVIDUAL);
    }
    assertThat(caller(all, "TEAM_LEAD", Set.of("tower")).viewer().role())
        .isEqualTo(Viewer.Role.TEAM_LEAD);
  }

  @Test
  void tokenForAllProjects_opensWhatItDid() {
    assertThat(caller(Set.of(Scope.ADMIN), null, Set.of()).permissions()).containsAll(FIRM_WIDE);
    assertThat(caller(Set.of(Scope.ADMIN), "ADMIN", Set.of()).sender().rights())
        .isSameAs(Rights.all());
    assertThat(caller(Set.of(Scope.READ), "AUDITOR", Set.of()).permissions())
        .contains(Permission.READ_AUDIT)
        .doesNotContain(Permission.ADMINISTER);
  }

  /** Straight into the registry: servers before this one took what would be refused now. */
  private Caller caller(Set<Scope> scopes, @Nullable String actingAs, Set<String> projects) {
    String secret = scopes + " " + actingAs + projects;
    Token token =
        new Token(
            secret,
            secret,
            Secrets.digest(secret),
            scopes,
            actingAs,
            projects,
            NOW,
            null,
            null,
            null);
    registry.write(
        entries -> {
          entries.tokens().add(token);
          return token;
        });
    return (Caller) provider.authenticate(new Bearer(secret));
  }
}
