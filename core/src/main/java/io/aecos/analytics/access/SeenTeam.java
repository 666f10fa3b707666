package io.aecos.analytics.access;

import java.util.List;
import java.util.Set;

/**
 * A team as somebody may know of it. {@code told} are the memberships that they may tell apart: all
 * of a team that they lead, and else their own; by these an event belongs to the team. {@code
 * colleagues} are all of its people, for averages alone, and none where not even these are theirs
 * to ask for; {@code today} tells whether they belong to it now. The {@code closed} projects are
 * restricted to other teams only.
 */
public record SeenTeam(
    String name,
    boolean today,
    List<Access.Member> told,
    List<Colleague> colleagues,
    Set<String> closed) {

  public SeenTeam {
    told = List.copyOf(told);
    colleagues = List.copyOf(colleagues);
    closed = Set.copyOf(closed);
  }

  /** Somebody who ever belonged to a team, with each time that they did. */
  public record Colleague(String name, List<Access.Member> times) {
    public Colleague {
      times = List.copyOf(times);
    }
  }
}
