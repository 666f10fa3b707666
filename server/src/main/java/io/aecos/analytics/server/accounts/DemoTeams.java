package io.aecos.analytics.server.accounts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.demo.TeamMember;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The people of the made-up firm, none of whom can sign in, and the teams that they were in. */
public final class DemoTeams {
  private DemoTeams() {}

  /** Enters them where there are no teams yet. */
  public static void enter(Registry registry, Instant now) {
    if (registry.read(entries -> !entries.teams().all().isEmpty())) {
      return;
    }
    List<TeamMember> members = DemoFirm.until(now).teams();
    registry.write(
        entries -> {
          leads(members)
              .forEach(
                  (name, leads) -> {
                    if (entries.people().find(name).isEmpty()) {
                      entries.people().add(person(name, leads, now));
                    }
                  });
          members.stream().map(TeamMember::team).distinct().forEach(entries.teams()::add);
          members.forEach(
              one ->
                  entries
                      .teams()
                      .put(
                          new Membership(
                              one.team(), one.person(), one.from(), one.to(), one.lead())));
          return members.size();
        });
  }

  /** Everybody by name, and whether they lead a team. */
  private static Map<String, Boolean> leads(List<TeamMember> members) {
    return members.stream()
        .collect(Collectors.toMap(TeamMember::person, TeamMember::lead, Boolean::logicalOr));
  }

  private static Person person(String name, boolean leads, Instant now) {
    Viewer.Role role = leads ? Viewer.Role.TEAM_LEAD : Viewer.Role.INDIVIDUAL;
    return new Person(name, role, Set.of(name), null, true, now);
  }
}
