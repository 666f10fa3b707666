package io.aecos.analytics.server.openid;

import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.server.settings.OpenIdSettings;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets a person's memberships follow their groups at the provider. Teams that no group stands for
 * are left alone, and what was before today stays as it was.
 */
final class TeamsOfGroups {
  private final Entries entries;
  private final String person;
  private final LocalDate today;

  TeamsOfGroups(Entries entries, String person, LocalDate today) {
    this.entries = entries;
    this.person = person;
    this.today = today;
  }

  void follow(OpenIdSettings settings, Set<String> groups) {
    Set<String> leads = teams(settings.leads(), groups);
    Set<String> wanted = teams(settings.teams(), groups);
    wanted.addAll(leads);
    Set<String> governed = new HashSet<>(settings.teams().values());
    governed.addAll(settings.leads().values());
    for (String team : governed) {
      follow(team, wanted.contains(team), leads.contains(team));
    }
  }

  private static Set<String> teams(Map<String, String> byGroup, Set<String> groups) {
    Set<String> teams = new HashSet<>();
    byGroup.forEach(
        (group, team) -> {
          if (groups.contains(group)) {
            teams.add(team);
          }
        });
    return teams;
  }

  private void follow(String team, boolean wanted, boolean lead) {
    if (entries.teams().find(team).isEmpty()) {
      entries.teams().add(team);
    }
    for (Membership held : entries.teams().of(person)) {
      if (held.team().equals(team) && held.holdsOn(today)) {
        if (wanted && held.lead() == lead) {
          return;
        }
        end(held);
      }
    }
    if (wanted) {
      entries.teams().put(new Membership(team, person, today, null, lead));
    }
  }

  /** It ends yesterday; one that began today never was. */
  private void end(Membership held) {
    if (today.equals(held.from())) {
      entries.teams().remove(held);
    } else {
      LocalDate yesterday = today.minusDays(1);
      entries.teams().put(new Membership(held.team(), person, held.from(), yesterday, held.lead()));
    }
  }
}
