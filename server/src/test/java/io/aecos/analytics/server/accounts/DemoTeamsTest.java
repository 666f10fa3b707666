package io.aecos.analytics.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.demo.TeamMember;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Team;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTeamsTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir Path folder;

  @Test
  void enter_keepsEveryMembership_andAsksNobodyForAPassword() {
    try (Registry registry = SqliteRegistry.open(folder.resolve("registry.sqlite"))) {
      DemoTeams.enter(registry, NOW);

      List<TeamMember> wanted = DemoFirm.until(NOW).teams();
      List<Team> teams = registry.read(entries -> entries.teams().all());
      assertThat(teams.stream().flatMap(team -> team.members().stream()))
          .containsExactlyInAnyOrderElementsOf(
              wanted.stream()
                  .map(
                      one ->
                          new Membership(
                              one.team(), one.person(), one.from(), one.to(), one.lead()))
                  .toList());
      List<Person> people = registry.read(entries -> entries.people().all());
      assertThat(people).allMatch(person -> person.passwordHash() == null);
      assertThat(people)
          .filteredOn(person -> person.role() == Viewer.Role.TEAM_LEAD)
          .extracting(Person::name)
          .containsExactlyInAnyOrderElementsOf(
              wanted.stream().filter(TeamMember::lead).map(TeamMember::person).toList());
    }
  }

  @Test
  void enter_leavesTeamsAloneThatAreThere() {
    try (Registry registry = SqliteRegistry.open(folder.resolve("registry.sqlite"))) {
      registry.write(
          entries -> {
            entries.teams().add("own");
            return 0;
          });
      DemoTeams.enter(registry, NOW);

      List<Team> teams = registry.read(entries -> entries.teams().all());
      assertThat(teams).extracting(Team::name).containsExactly("own");
    }
  }
}
