package io.aecos.analytics.testkit.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random views of all metrics over the world of {@link RandomEvents}. */
final class RandomViews {
  static final List<String> DIMENSIONS =
      List.of("project", "user", "module", "type", "weekday", "team");

  private final Random random;
  private final MetricCatalog metrics;

  RandomViews(Random random, MetricCatalog metrics) {
    this.random = random;
    this.metrics = metrics;
  }

  ViewQuery next() {
    List<MetricQuery> queries = new ArrayList<>();
    for (Metric metric : metrics.metrics()) {
      MetricQuery query = MetricQuery.of(metric.name());
      queries.add(
          random.nextInt(4) == 0
              ? query.by(one(DIMENSIONS)).withGroupSeries(random.nextBoolean())
              : query);
    }
    ZoneId zone = one(List.of(ZoneOffset.UTC, ZoneId.of("America/Chicago")));
    return new ViewQuery(
        Viewer.localAdministrator(),
        period(zone),
        one(List.of(Comparison.values())),
        one(List.of(Plan.Grain.DAY, Plan.Grain.WEEK, Plan.Grain.MONTH)),
        zone,
        filters(),
        queries);
  }

  /** All metrics by team, without filters, over a period that does not depend on the events. */
  ViewQuery byTeam() {
    ZoneId zone = ZoneOffset.UTC;
    LocalDate from = LocalDate.ofInstant(RandomEvents.FROM, zone).plusDays(random.nextInt(100));
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse(null, from.toString(), from.plusDays(random.nextInt(90)).toString(), zone),
        Comparison.PREVIOUS,
        Plan.Grain.MONTH,
        zone,
        Map.of(),
        metrics.metrics().stream()
            .map(metric -> MetricQuery.of(metric.name()).by("team").withGroupSeries(true))
            .toList());
  }

  /** The same view of one team alone. */
  static ViewQuery filtered(ViewQuery view, String team) {
    return new ViewQuery(
        view.viewer(),
        view.period(),
        view.comparison(),
        view.grain(),
        view.zone(),
        Map.of("team", Set.of(team)),
        view.queries());
  }

  private Period period(ZoneId zone) {
    if (random.nextBoolean()) {
      return Period.parse("all", null, null, zone);
    }
    LocalDate from = LocalDate.ofInstant(RandomEvents.FROM, zone).plusDays(random.nextInt(150));
    return Period.parse(null, from.toString(), from.plusDays(random.nextInt(60)).toString(), zone);
  }

  private Map<String, Set<String>> filters() {
    Map<String, Set<String>> filters = new HashMap<>();
    if (random.nextInt(4) == 0) {
      filters.put("project", new HashSet<>(List.of(one(RandomEvents.PROJECTS), "p")));
    }
    if (random.nextInt(5) == 0) {
      filters.put("user", Set.of(one(RandomEvents.USERS)));
    }
    if (random.nextInt(4) == 0) {
      filters.put(
          "team",
          new HashSet<>(List.of(one(RandomTeams.NAMES), one(List.of("mep", Condition.NONE)))));
    }
    return filters;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
