package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.SeenTeam.Colleague;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Memberships as spans of time, with all names that AEC OS knows people by. Days are UTC's. */
final class Memberships {
  private final Map<String, Person> people;

  private Memberships(Map<String, Person> people) {
    this.people = people;
  }

  static Memberships in(Entries entries) {
    return new Memberships(
        entries.people().all().stream().collect(Collectors.toMap(Person::name, one -> one)));
  }

  /** Everybody who ever belonged to {@code team}; who came back is there for each time. */
  List<Access.Member> of(Team team) {
    return team.members().stream().map(this::member).toList();
  }

  /** When {@code person} belonged to {@code team}. */
  List<Access.Member> of(Team team, String person) {
    return team.members().stream()
        .filter(one -> one.person().equals(person))
        .map(this::member)
        .toList();
  }

  /** The same as {@link #of(Team)}, told apart by person. */
  List<Colleague> colleagues(Team team) {
    Map<String, List<Access.Member>> times = new TreeMap<>();
    for (Membership one : team.members()) {
      times.computeIfAbsent(one.person(), unused -> new ArrayList<>()).add(member(one));
    }
    return times.entrySet().stream()
        .map(entry -> new Colleague(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Access.Member member(Membership membership) {
    Person person = people.get(membership.person());
    if (person == null) {
      throw new IllegalStateException("a membership of nobody: " + membership);
    }
    LocalDate to = membership.to();
    return new Access.Member(
        person.identities(), start(membership.from()), start(to == null ? null : to.plusDays(1)));
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
