package io.aecos.analytics.testkit.query;

import io.aecos.analytics.access.Access.Member;
import io.aecos.analytics.access.SeenTeam;
import io.aecos.analytics.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random teams of the people of {@link RandomViewers}, who come and go and are often in several at
 * once; one may be empty. What belongs to a team is said here a second time, in plain words.
 */
final class RandomTeams {
  static final List<String> NAMES = List.of("structure", "mep", "o'team; --");

  private final List<SeenTeam> teams = new ArrayList<>();

  RandomTeams(Random random) {
    for (String name : NAMES) {
      List<Member> members = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        members.add(new RandomViewers(random).member());
      }
      teams.add(new SeenTeam(name, true, members, List.of(), Set.of()));
    }
  }

  List<SeenTeam> seen() {
    return teams;
  }

  /** Whether {@code event} names somebody who was in {@code team} then. */
  static boolean holds(SeenTeam team, Event event) {
    return team.told().stream().anyMatch(member -> RandomViewers.belongs(event, member));
  }

  @Override
  public String toString() {
    return teams.toString();
  }
}
