package io.aecos.analytics.server.gate;

import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Restriction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The projects that are not everybody's, each with the teams that it is restricted to. */
record RestrictedProjects(Map<String, Set<String>> teams) {

  static RestrictedProjects in(Entries entries) {
    Map<String, Set<String>> teams = new HashMap<>();
    for (Restriction one : entries.restrictions().all()) {
      teams.computeIfAbsent(one.project(), unused -> new TreeSet<>()).add(one.team());
    }
    return new RestrictedProjects(teams);
  }

  /** Those that are restricted to {@code team}, maybe to others too. */
  Set<String> of(String team) {
    return where(names -> names.contains(team));
  }

  /** Those that are restricted to none of {@code mine}. */
  Set<String> closedTo(Collection<String> mine) {
    return where(names -> mine.stream().noneMatch(names::contains));
  }

  private Set<String> where(Predicate<Set<String>> which) {
    return teams.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
