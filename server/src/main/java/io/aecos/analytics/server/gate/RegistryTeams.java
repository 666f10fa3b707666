package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.SeenTeam;
import io.aecos.analytics.access.TeamsSeen;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Team;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The teams that a viewer may know of, as the registry has them at the moment of the question: who
 * sees everything, all; anybody else those that they lead or ever belonged to, and of the latter
 * only when they did themselves.
 */
public final class RegistryTeams implements TeamsSeen {
  private final Registry registry;
  private final InstantSource clock;

  public RegistryTeams(Registry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public List<SeenTeam> of(Viewer viewer) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return registry.read(entries -> new Sight(entries, viewer, today).teams());
  }

  /** What one viewer sees of one moment of the registry. */
  private static final class Sight {
    private final Viewer viewer;
    private final LocalDate today;
    private final boolean ofEverybody;
    private final List<Team> all;
    private final Memberships memberships;
    private final RestrictedProjects restricted;

    Sight(Entries entries, Viewer viewer, LocalDate today) {
      this.viewer = viewer;
      this.today = today;
      this.ofEverybody = viewer.scope().isEverything();
      this.all = entries.teams().all();
      this.memberships = Memberships.in(entries);
      this.restricted = RestrictedProjects.in(entries);
    }

    List<SeenTeam> teams() {
      return all.stream()
          .filter(team -> ofEverybody || !own(team).isEmpty())
          .map(this::seen)
          .toList();
    }

    private SeenTeam seen(Team team) {
      boolean belongs = own(team).stream().anyMatch(one -> one.holdsOn(today));
      boolean leads =
          viewer.role() == Role.TEAM_LEAD
              && own(team).stream().anyMatch(one -> one.lead() && one.holdsOn(today));
      boolean everybody = ofEverybody || leads;
      boolean asksAverage = belongs || ofEverybody;
      return new SeenTeam(
          team.name(),
          belongs,
          everybody ? memberships.of(team) : memberships.of(team, viewer.name()),
          asksAverage ? memberships.colleagues(team) : List.of(),
          restricted.closedTo(List.of(team.name())));
    }

    private List<Membership> own(Team team) {
      return team.members().stream().filter(one -> one.person().equals(viewer.name())).toList();
    }
  }
}
