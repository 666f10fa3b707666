package io.aecos.analytics.server.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.openid.Refusal.Refused;
import io.aecos.analytics.server.settings.OpenIdSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a provider's word makes known here. */
class AdmissionTest {
  private static final OpenIdSettings SETTINGS =
      new OpenIdSettings(
          URI.create("https://login.firm.example"),
          new OpenIdSettings.Client("analytics", null, List.of("openid"), "Firm"),
          OpenIdSettings.Claims.DEFAULTS,
          Map.of("designers", Viewer.Role.INDIVIDUAL),
          Map.of(),
          Map.of());

  @TempDir Path directory;
  private Registry registry;
  private Admission admission;

  @BeforeEach
  void start() {
    registry = SqliteRegistry.open(directory.resolve("registry.sqlite"));
    admission = new Admission(SETTINGS, registry, () -> Instant.parse("2026-11-02T12:00:00Z"));
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void admit_whoeverHasARole_isMadeKnown() throws Refused {
    assertThat(admission.admit(claimed("mia"))).isEqualTo("mia");
    assertThat(people()).extracting(Person::name).containsExactly("mia");
  }

  /** Whoever chooses their name at the provider would be the administrator of this machine. */
  @ParameterizedTest
  @ValueSource(strings = {"local administrator", "Local Administrator", "token:hooks", "a\u202eb"})
  void admit_nameThatNobodyCanHave_isRefused(String name) {
    assertThatThrownBy(() -> admission.admit(claimed(name)))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TAKEN));
    assertThat(people()).isEmpty();
  }

  private List<Person> people() {
    return registry.read(entries -> entries.people().all());
  }

  private static Claimed claimed(String name) {
    return Claimed.of(
        SETTINGS,
        "subject of " + name,
        Map.of("preferred_username", name, "groups", Set.of("designers")));
  }
}
