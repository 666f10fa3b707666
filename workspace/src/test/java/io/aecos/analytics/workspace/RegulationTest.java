package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two updates of one building code in a minute keep their own versions and numbers. */
class RegulationTest {
  @TempDir Path folder;

  @Test
  void twoUpdatesInAMinute_areNotMixedUp() throws Exception {
    Path workspace = folder.resolve("work");
    FixtureProject project = new FixtureProject(workspace.resolve("pier-7"));
    update(project, "2024.1", 3);
    project.later(Duration.ofSeconds(25));
    update(project, "2024.2", 5);
    try (FixtureLedger ledger =
        new FixtureLedger(Files.createDirectories(folder.resolve("data")))) {
      ledger.importAll(workspace);
      assertThat(ledger.events("regulatory/update_applied"))
          .extracting(event -> event.attributes().get("version"), event -> event.value())
          .containsExactlyInAnyOrder(tuple("2024.1", 3.0), tuple("2024.2", 5.0));
    }
  }

  private static void update(FixtureProject project, String version, int added) throws Exception {
    project.write(
        "REGULATORY_UPDATE.md",
        """
        **Code:** IBC2024
        **New Version:** %s
        **Applied At:** 2026-03-02T14:00:30+00:00

        | Added | %d |
        | Modified | 0 |
        | Removed | 0 |
        """
            .formatted(version, added));
    project.commit("regulatory: update IBC2024 to " + version);
    project.audit("system", "regulatory_update", "IBC2024", "", "");
    project.activity(
        "regulatory_update",
        "",
        "",
        "{\"code_name\":\"IBC2024\",\"changes\":\"Added: %d, Modified: 0, Removed: 0\"}"
            .formatted(added));
  }
}
