package io.aecos.analytics.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.SeenTeam;
import io.aecos.analytics.access.SeenTeam.Colleague;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.metric.MetricCompiler;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.ProjectionMetricService.Parts;
import io.aecos.analytics.query.TeamAverage.Lacking;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares people with their teams without telling one person's figures: the members' own values,
 * each over what names them while they belonged, averaged where there are enough. Everybody gets
 * the same average of a team, and so nothing of projects that are restricted to other teams. Safe
 * for use by many threads.
 */
public final class TeamAverages {
  /** What a metric comes to where nothing happened: 0 for counts, nothing for all else. */
  private static final Formula.CellValues NOTHING =
      new Formula.CellValues() {
        @Override
        public @Nullable Double of(Measure measure) {
          return measure instanceof Measure.Count ? Double.valueOf(0) : null;
        }

        @Override
        public double weeks() {
          return 1;
        }
      };

  private final Parts parts;
  private final Framing framing;

  public TeamAverages(Parts parts) {
    this.parts = parts;
    this.framing = new Framing(parts);
  }

  /**
   * The average of {@code name}, or of the only team that the viewer belongs to today; of {@code
   * view} only viewer, period and time zone matter, and it may have no filters.
   */
  public TeamAverage of(String metric, @Nullable String name, ViewQuery view) {
    CompiledMetric compiled =
        new MetricCompiler(parts.metrics(), parts.baselines()).compile(parts.metrics().get(metric));
    refuseWhatSinglesOut(view);
    Viewer viewer = view.viewer();
    SeenTeam team = chosen(parts.teams().of(viewer), name, viewer);
    Window period = period(compiled, team, view);
    MetricAnswer answer = answer(compiled, team, period, view);
    Map<String, MetricAnswer.Group> groups = new HashMap<>();
    answer.groups().forEach(group -> groups.put(group.key().get(0).value(), group));
    @Nullable Double own = null;
    double sum = 0;
    int people = 0;
    for (Colleague one : team.colleagues()) {
      MetricAnswer.Group group = groups.get(one.name());
      Double value = group == null ? compiled.formula().evaluate(NOTHING) : group.value();
      boolean belonged = one.times().stream().anyMatch(time -> overlaps(time, period));
      if (belonged && one.name().equals(viewer.name())) {
        own = value;
      }
      if (belonged && value != null) {
        sum += value;
        people++;
      }
    }
    Lacking lack = lack(groups, people);
    return new TeamAverage(
        answer.metric(),
        team.name(),
        own,
        lack == null ? Double.valueOf(sum / people) : null,
        lack == null ? Integer.valueOf(people) : null,
        lack,
        answer.complete(),
        period,
        view.zone(),
        answer.watermark());
  }

  private static @Nullable Lacking lack(Map<String, MetricAnswer.Group> groups, int people) {
    long active =
        groups.entrySet().stream()
            .filter(entry -> entry.getKey() != null && entry.getValue().events() > 0)
            .count();
    if (active >= TeamAverage.LEAST && people == 0) {
      return Lacking.NO_VALUE;
    }
    return Math.min(active, people) < TeamAverage.LEAST ? Lacking.TOO_FEW_PEOPLE : null;
  }

  private static SeenTeam chosen(List<SeenTeam> teams, @Nullable String name, Viewer viewer) {
    List<SeenTeam> open =
        teams.stream().filter(team -> team.today() || viewer.scope().isEverything()).toList();
    if (name != null) {
      return open.stream()
          .filter(team -> team.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new AnalyticsException(
                      ErrorCode.NOT_FOUND,
                      "There is no such team among those that you may compare with."));
    }
    List<SeenTeam> own = open.stream().filter(SeenTeam::today).toList();
    if (own.size() == 1) {
      return own.get(0);
    }
    throw AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        Dimension.TEAM.name(),
        own.isEmpty() ? "you belong to no team today; name one" : "you belong to several; name one",
        open.stream().map(SeenTeam::name).toList());
  }

  private static void refuseWhatSinglesOut(ViewQuery view) {
    if (!view.filters().isEmpty()) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          view.filters().keySet().iterator().next(),
          "a team's average takes no filters, since they could single out a person",
          List.of());
    }
  }

  /** Whole days, since what a moment adds to an average is one person's. */
  private Window period(CompiledMetric metric, SeenTeam team, ViewQuery view) {
    Window period = framing.extent(asTeam(view, team), List.of(metric)).window();
    if (view.period() instanceof Period.All) {
      return new Window(
          midnight(period.from(), view.zone(), 0), midnight(period.to(), view.zone(), 1));
    }
    for (Instant bound : List.of(period.from(), period.to())) {
      if (!midnight(bound, view.zone(), 0).equals(bound)) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_PERIOD,
            "period",
            "a team's average is of whole days",
            List.of("7d", "30d", "90d", "this-month", "last-month", "all"));
      }
    }
    return period;
  }

  private static Instant midnight(Instant instant, ZoneId zone, int daysLater) {
    return instant.atZone(zone).toLocalDate().plusDays(daysLater).atStartOfDay(zone).toInstant();
  }

  /** Its groups are people: each is asked for as a team that has nobody else in it. */
  private MetricAnswer answer(CompiledMetric metric, SeenTeam team, Window period, ViewQuery view) {
    List<SeenTeam> people =
        team.colleagues().stream()
            .map(one -> new SeenTeam(one.name(), true, one.times(), List.of(), team.closed()))
            .toList();
    Parts own =
        new Parts(
            parts.projection(),
            parts.events(),
            parts.metrics(),
            parts.table(),
            parts.facts(),
            parts.clock(),
            unused -> people,
            parts.coverages());
    ViewQuery asked =
        new ViewQuery(
            asTeam(view, team).viewer(),
            new Period.Between(period.from(), period.to()),
            Comparison.NONE,
            null,
            view.zone(),
            Map.of(),
            List.of(
                MetricQuery.of(metric.metric().name())
                    .by(Dimension.TEAM.name())
                    .withSeries(false)
                    .withLimit(MetricQuery.MAX_LIMIT)));
    ViewAnswer.Result result = new ProjectionMetricService(own).answer(asked).results().get(0);
    if (result instanceof ViewAnswer.Failed failed) {
      throw failed.problem();
    }
    return ((ViewAnswer.Answered) result).answer();
  }

  /** The view of somebody who sees what the team did, and nothing else. */
  private static ViewQuery asTeam(ViewQuery view, SeenTeam team) {
    Scope scope =
        Access.team(
            team.colleagues().stream().flatMap(one -> one.times().stream()).toList(),
            Set.of(),
            team.closed());
    return view.as(new Viewer(view.viewer().name(), view.viewer().role(), scope));
  }

  private static boolean overlaps(Access.Member time, Window period) {
    return (time.from() == null || time.from().isBefore(period.to()))
        && (time.to() == null || time.to().isAfter(period.from()));
  }
}
