package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Watched;
import io.aecos.analytics.insight.AnomaliesAnswer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.registry.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often an alert would have fired over the last year, had it been there: judged at the end of
 * each settled step, by the same turns as a real one.
 */
final class Simulation {
  private static final Duration RECENT = Duration.ofDays(90);
  private static final int MOST_TIMES = 100;
  private static final int MOST_FORECASTS = 26;

  private final MetricService metrics;
  private final InsightService insights;
  private final MetricJudge judge;
  private final Judges judges;

  Simulation(MetricService metrics, InsightService insights, MetricJudge judge, Judges judges) {
    this.metrics = metrics;
    this.insights = insights;
    this.judge = judge;
    this.judges = judges;
  }

  /**
   * {@code possible} is false, with the reason, where there is no history to try it on. {@code
   * fired} counts how often it would have begun to fire, at {@code times} (the first hundred);
   * {@code recent} of them in the last 90 days; {@code told} all that it would have told,
   * recoveries and reminders included. Of {@code steps} it could not have judged {@code unknown};
   * {@code notes} say what keeps the history from being complete.
   */
  public record SimulationJson(
      boolean possible,
      @Nullable String reason,
      @Nullable Instant from,
      @Nullable Instant to,
      int steps,
      int unknown,
      int fired,
      int recent,
      int told,
      List<Instant> times,
      List<String> notes) {
    static SimulationJson impossible(String why) {
      return new SimulationJson(false, why, null, null, 0, 0, 0, 0, 0, List.of(), List.of());
    }
  }

  SimulationJson run(Viewer viewer, Rule rule, Rule.Timing timing, ZoneId zone, Instant now) {
    if (rule instanceof Rule.Threshold threshold) {
      return threshold(viewer, threshold, timing, zone, now);
    }
    if (rule instanceof Rule.Pace pace) {
      return pace(viewer, pace, timing, zone, now);
    }
    if (rule instanceof Rule.Crossing crossing) {
      return crossing(viewer, crossing, timing, zone, now);
    }
    if (rule instanceof Rule.Unusual unusual) {
      return unusual(viewer, unusual, timing, zone, now);
    }
    return rule instanceof Rule.Quarantine quarantine
        ? quarantine(quarantine, timing, now)
        : SimulationJson.impossible(why(rule));
  }

  private static String why(Rule rule) {
    String only = "; it can only be watched from now on";
    if (rule instanceof Rule.BrokenChain) {
      return "what state audit chains were in at an earlier time is not kept" + only;
    }
    return rule instanceof Rule.Disk
        ? "how much of the disk was free at an earlier time is not kept" + only
        : "events tell when they happened, and late ones have filled the silences in which this would"
            + " have fired"
            + only;
  }

  private SimulationJson unusual(
      Viewer viewer, Rule.Unusual rule, Rule.Timing timing, ZoneId zone, Instant now) {
    AnomaliesAnswer answer =
        insights.anomalies(
            MetricJudge.view(
                viewer, new Period.All(), MetricJudge.grain(rule.per()), zone, rule.filters()),
            rule.metric());
    Watched watched = answer.watched();
    if (watched.refused() != null) {
      return SimulationJson.impossible(watched.refused().text());
    }
    Set<Integer> raised =
        watched.raised().stream()
            .filter(rule::concerns)
            .map(Anomaly::raised)
            .collect(Collectors.toSet());
    Trial trial = new Trial(timing, notes(answer.notes()), now);
    Instant year = now.atZone(zone).minusYears(1).toInstant();
    int steps = answer.steps().size();
    for (int step = steps - watched.judged(); step < steps; step++) {
      Instant end = answer.steps().get(step).span().to();
      if (end.isAfter(year)) {
        trial.step(end, raised.contains(step));
      }
    }
    return trial.json();
  }

  private SimulationJson threshold(
      Viewer viewer, Rule.Threshold rule, Rule.Timing timing, ZoneId zone, Instant now) {
    Grain grain = MetricJudge.grain(rule.per());
    ViewAnswer view = year(viewer, rule.metric(), rule.filters(), grain, zone, now);
    MetricAnswer answer = view.only();
    Trial trial = new Trial(timing, notes(answer), now);
    List<Buckets.Bucket> buckets = Buckets.of(view.period(), grain, zone);
    for (int i = 0; i < buckets.size(); i++) {
      Buckets.Bucket bucket = buckets.get(i);
      if (!bucket.cut() && !bucket.span().to().isAfter(now)) {
        Double value = answer.series().get(i).value();
        trial.step(
            bucket.span().to(),
            value == null ? null : MetricJudge.holds(rule.op(), value, rule.value()));
      }
    }
    return trial.json();
  }

  private SimulationJson pace(
      Viewer viewer, Rule.Pace rule, Rule.Timing timing, ZoneId zone, Instant now) {
    ViewAnswer view = year(viewer, rule.metric(), rule.filters(), Grain.DAY, zone, now);
    MetricAnswer answer = view.only();
    Trial trial = new Trial(timing, notes(answer), now);
    List<Buckets.Bucket> days = Buckets.of(view.period(), Grain.DAY, zone);
    double sum = 0;
    boolean whole = false;
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = LocalDate.ofInstant(days.get(i).start(), zone);
      LocalDate first = MetricJudge.first(rule.per(), days.get(i).start(), zone);
      if (day.equals(first)) {
        sum = 0;
        whole = true;
      }
      Double value = answer.series().get(i).value();
      sum += value == null ? 0 : value;
      if (whole && !days.get(i).span().to().isAfter(now)) {
        double all =
            ChronoUnit.DAYS.between(first, MetricJudge.next(rule.per(), days.get(i).start(), zone));
        double elapsed = (ChronoUnit.DAYS.between(first, day) + 1) / all;
        trial.step(
            days.get(i).span().to(), elapsed < 1 && MetricJudge.isOffPace(rule, sum, elapsed));
      }
    }
    return trial.json();
  }

  private SimulationJson crossing(
      Viewer viewer, Rule.Crossing rule, Rule.Timing timing, ZoneId zone, Instant now) {
    Grain grain = MetricJudge.grain(rule.per());
    Instant first =
        metrics
            .answer(
                MetricJudge.view(viewer, new Period.All(), null, zone, rule.filters())
                    .with(List.of(MetricQuery.of(rule.metric()).withSeries(false))))
            .period()
            .from();
    ViewAnswer view = year(viewer, rule.metric(), rule.filters(), grain, zone, now);
    Trial trial = new Trial(timing, notes(view.only()), now);
    List<Instant> ends =
        Buckets.of(view.period(), grain, zone).stream()
            .filter(bucket -> !bucket.cut() && !bucket.span().to().isAfter(now))
            .map(bucket -> bucket.span().to())
            .filter(first::isBefore)
            .toList();
    for (Instant end : ends.subList(Math.max(0, ends.size() - MOST_FORECASTS), ends.size())) {
      Finding finding = judge.crossing(viewer, rule, zone, first, end);
      trial.step(end, finding.known() ? finding.so() : null);
    }
    return trial.json();
  }

  private SimulationJson quarantine(Rule.Quarantine rule, Rule.Timing timing, Instant now) {
    SortedMap<LocalDate, Long> days = judges.quarantined();
    Trial trial = new Trial(timing, List.of(), now);
    if (!days.isEmpty()) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      LocalDate first = days.firstKey();
      LocalDate from = first.isBefore(today.minusYears(1)) ? today.minusYears(1) : first;
      for (LocalDate day = from; day.isBefore(today); day = day.plusDays(1)) {
        trial.step(
            day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            Judges.quarantinedUpTo(days, day) >= rule.items());
      }
    }
    return trial.json();
  }

  private ViewAnswer year(
      Viewer viewer,
      String metric,
      java.util.Map<String, java.util.Set<String>> filters,
      Grain grain,
      ZoneId zone,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Period year =
        new Period.Between(
            today.minusYears(1).atStartOfDay(zone).toInstant(),
            today.atStartOfDay(zone).toInstant());
    return metrics.answer(
        MetricJudge.view(viewer, year, grain, zone, filters).with(List.of(MetricQuery.of(metric))));
  }

  private static List<String> notes(MetricAnswer answer) {
    return notes(answer.notes());
  }

  private static List<String> notes(List<Note> notes) {
    return notes.stream().filter(note -> note.code().incomplete()).map(Note::text).toList();
  }

  /** Steps in their order, and what would have been told of them. */
  private static final class Trial {
    private final Rule.Timing timing;
    private final List<String> notes;
    private final Instant since;
    private final List<Instant> times = new ArrayList<>();
    private Alert.@Nullable Standing standing;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private int steps;
    private int unknown;
    private int fired;
    private int recent;
    private int told;

    Trial(Rule.Timing timing, List<String> notes, Instant now) {
      this.timing = timing;
      this.notes = notes;
      this.since = now.minus(RECENT);
    }

    /** {@code so} is null where it could not have been judged. */
    void step(Instant at, @Nullable Boolean so) {
      from = from == null ? at : from;
      to = at;
      steps++;
      unknown += so == null ? 1 : 0;
      Alert.Standing before =
          standing == null ? new Alert.Standing(Alert.State.OK, at, null, null, "") : standing;
      Finding finding = so == null ? Finding.unknown("", "") : Finding.of(so, "", "");
      Turn turn = Turn.of(before, finding, timing, at);
      standing = turn.standing();
      if (turn.telling() != null && turn.telling() != Turn.Telling.CANNOT_BE_JUDGED) {
        told++;
      }
      if (turn.telling() == Turn.Telling.FIRED) {
        fired++;
        recent += at.isAfter(since) ? 1 : 0;
        if (times.size() < MOST_TIMES) {
          times.add(at);
        }
      }
    }

    SimulationJson json() {
      return new SimulationJson(
          true, null, from, to, steps, unknown, fired, recent, told, List.copyOf(times), notes);
    }
  }
}
