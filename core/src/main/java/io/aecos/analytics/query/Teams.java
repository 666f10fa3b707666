package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.SeenTeam;
import io.aecos.analytics.access.TeamsSeen;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The teams of one viewer as conditions on events: which person, and when they belonged to it. All
 * questions of a view get the same ones; they are looked up when first asked for.
 */
final class Teams {
  private static final Dimension USER = Dimension.of(EventColumn.USER);

  private final TeamsSeen seen;
  private final Viewer viewer;
  private @Nullable Map<String, Condition> conditions;

  Teams(TeamsSeen seen, Viewer viewer) {
    this.seen = seen;
    this.viewer = viewer;
  }

  /** By name, what the events of a team satisfy. */
  synchronized Map<String, Condition> byName() {
    Map<String, Condition> known = conditions;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (SeenTeam team : seen.of(viewer)) {
        known.put(team.name(), condition(team.told()));
      }
      conditions = known;
    }
    return known;
  }

  /** What the events of {@code names} satisfy; an unknown one is refused without repeating it. */
  Condition in(Set<String> names) {
    List<Condition> any = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      if (name.equals(Condition.NONE)) {
        any.add(inNone());
        continue;
      }
      Condition condition = byName().get(name);
      if (condition == null) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_QUERY,
            Dimension.TEAM.name(),
            "there is no such team among those that you may know of",
            List.copyOf(byName().keySet()));
      }
      any.add(condition);
    }
    return any.size() == 1 ? any.get(0) : new Condition.Any(any);
  }

  /** What the events of no team satisfy: of nobody, or of somebody who was in none then. */
  Condition inNone() {
    return new Condition.Not(new Condition.Any(List.copyOf(byName().values())));
  }

  /** What the events satisfy that name somebody while they were one of {@code members}. */
  static Condition condition(List<Access.Member> members) {
    return new Condition.Any(members.stream().distinct().map(Teams::condition).toList());
  }

  private static Condition condition(Access.Member member) {
    List<Condition> all = new ArrayList<>();
    all.add(new Condition.In(USER, Access.names(member)));
    bound(Condition.Operator.GREATER_OR_EQUAL, member.from(), all);
    bound(Condition.Operator.LESS, member.to(), all);
    return new Condition.All(all);
  }

  private static void bound(
      Condition.Operator operator, @Nullable Instant at, List<Condition> all) {
    if (at != null) {
      all.add(new Condition.Compare(new Field.Micros(), operator, Micros.of(at)));
    }
  }
}
