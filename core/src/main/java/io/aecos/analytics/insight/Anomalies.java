package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Course;
import io.aecos.analytics.anomaly.Course.Scale;
import io.aecos.analytics.anomaly.Limits;
import io.aecos.analytics.anomaly.Watch;
import io.aecos.analytics.anomaly.Watched;
import io.aecos.analytics.metric.MetricCompiler;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Framing;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewAnswer.Answered;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Watches metrics over their settled steps: all of a view in one question, and what was found in a
 * history is kept for as long as the history stays the same, which it does while no step ends.
 */
final class Anomalies {
  private static final int WEEKS = 156;
  private static final int DAYS = 730;
  private static final int MONTHS = 96;
  private static final int KEPT = 1_000;

  private final MetricService metrics;
  private final Framing framing;
  private final Supplier<MetricCompiler> compiler;
  private final Clock clock;
  private final Watch watch = new Watch(Limits.DEFAULT);
  private final Map<Seen, Watched> kept =
      new LinkedHashMap<>(64, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Watched> eldest) {
          return size() > KEPT;
        }
      };

  /** A course as a key: two that hold the same numbers are the same. */
  private record Seen(
      List<Double> values, List<Double> largest, Scale scale, double perStep, Grain grain) {
    static Seen of(Course course, Grain grain) {
      return new Seen(
          Arrays.stream(course.values()).boxed().toList(),
          Arrays.stream(course.largest()).boxed().toList(),
          course.scale(),
          course.perStep(),
          grain);
    }
  }

  Anomalies(
      MetricService metrics, Framing framing, Supplier<MetricCompiler> compiler, Clock clock) {
    this.metrics = metrics;
    this.framing = framing;
    this.compiler = compiler;
    this.clock = clock;
  }

  /**
   * What was unusual in each of the metrics, in their order; one that cannot be answered is left
   * out. A view of all of time looks back as far as helps: two years of days, three of weeks.
   */
  List<AnomaliesAnswer> answer(ViewQuery view, List<String> names) {
    Instant now = clock.instant();
    Grain grain = view.grain() == null ? Grain.WEEK : view.grain();
    Courses.pace(grain);
    ViewQuery asked =
        new ViewQuery(
            view.viewer(),
            view.period() instanceof Period.All ? back(view, grain, now) : view.period(),
            Comparison.NONE,
            grain,
            view.zone(),
            view.filters(),
            names.stream().map(MetricQuery::of).toList());
    ViewAnswer whole = metrics.answer(asked);
    List<AnomaliesAnswer> answers = new ArrayList<>();
    for (ViewAnswer.Result result : whole.results()) {
      if (result instanceof Answered answered) {
        answers.add(watched(view, whole, answered.answer(), now));
      } else if (names.size() == 1) {
        throw ((ViewAnswer.Failed) result).problem();
      }
    }
    return answers;
  }

  private static Period back(ViewQuery view, Grain grain, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, view.zone());
    LocalDate from =
        switch (grain) {
          case DAY -> today.minusDays(DAYS);
          case MONTH -> today.minusMonths(MONTHS).withDayOfMonth(1);
          default -> today.minusWeeks(WEEKS).minusDays(today.getDayOfWeek().getValue() - 1L);
        };
    return new Period.Between(from.atStartOfDay(view.zone()).toInstant(), null);
  }

  /** Weeks up to {@code end}, as far back as helps. */
  static Period until(Instant end, ZoneId zone) {
    LocalDate last = LocalDate.ofInstant(end, zone);
    LocalDate from = last.minusWeeks(WEEKS).minusDays(last.getDayOfWeek().getValue() - 1L);
    return new Period.Between(from.atStartOfDay(zone).toInstant(), end);
  }

  private AnomaliesAnswer watched(
      ViewQuery view, ViewAnswer whole, MetricAnswer answer, Instant now) {
    Settled settled = Settled.of(answer, whole.period(), whole.grain(), whole.zone(), now);
    Course course = Courses.of(answer, settled, whole.grain(), whole.zone(), Map.of());
    Watched watched = watched(course, whole.grain());
    Map<Integer, Delivery> deliveries = deliveries(view, answer, settled, watched, course.scale());
    if (!deliveries.isEmpty()) {
      watched =
          watched(
              Courses.of(answer, settled, whole.grain(), whole.zone(), deliveries), whole.grain());
    }
    List<Note> notes = new ArrayList<>(answer.notes());
    notes.addAll(settled.notes());
    return new AnomaliesAnswer(
        answer.metric(),
        null,
        watched,
        settled.buckets(),
        Arrays.stream(settled.values()).boxed().toList(),
        deliveries,
        whole.grain(),
        whole.zone(),
        answer.watermark(),
        notes);
  }

  private Watched watched(Course course, Grain grain) {
    Seen seen = Seen.of(course, grain);
    synchronized (kept) {
      Watched known = kept.get(seen);
      if (known != null) {
        return known;
      }
    }
    Watched fresh = watch.over(course);
    synchronized (kept) {
      kept.put(seen, fresh);
    }
    return fresh;
  }

  /** Of the steps with unusually many: what a single delivery brought. */
  private Map<Integer, Delivery> deliveries(
      ViewQuery view, MetricAnswer answer, Settled settled, Watched watched, Scale scale) {
    Map<Integer, Delivery> deliveries = new HashMap<>();
    if (scale != Scale.COUNT && !answer.metric().kind().equals("sum")) {
      return deliveries;
    }
    for (Anomaly one : watched.raised()) {
      if (one.kind() == Kind.SPIKE && one.direction() == Direction.UP) {
        Bucket step = settled.buckets().get(one.at());
        ViewQuery within =
            new ViewQuery(
                view.viewer(),
                new Period.Between(step.span().from(), step.span().to()),
                Comparison.NONE,
                null,
                view.zone(),
                view.filters(),
                List.of());
        Deliveries.largest(framing.frame(within), compiler.get().compile(answer.metric()))
            .ifPresent(delivery -> deliveries.put(one.at(), delivery));
      }
    }
    return deliveries;
  }
}
