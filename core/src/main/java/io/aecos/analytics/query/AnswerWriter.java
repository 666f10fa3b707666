package io.aecos.analytics.query;

import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Counterparts.Part;
import io.aecos.analytics.query.MetricAnswer.Group;
import io.aecos.analytics.query.MetricAnswer.GroupSeries;
import io.aecos.analytics.query.MetricAnswer.Key;
import io.aecos.analytics.query.MetricAnswer.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates one question's formula on the cells of its plan: total, buckets, groups. */
final class AnswerWriter {
  private static final int PERIOD = 0;
  private static final int COMPARISON = 1;

  private final Question question;
  private final CompiledMetric metric;
  private final Cells cells;
  private final Cells apart;
  private final Times times;
  private final Counterparts counterparts;
  private final Measure.Count eventCount;
  private boolean overflown;

  AnswerWriter(Question question, Counts counts, Times times, Counterparts counterparts) {
    this.question = question;
    this.metric = question.metric();
    this.cells = counts.cells();
    this.apart = counts.apart();
    this.times = times;
    this.counterparts = counterparts;
    this.eventCount = metric.eventCount();
  }

  @Nullable Double value() {
    return evaluate(cells.total(PERIOD, weeks(times.period())));
  }

  @Nullable Double previous() {
    Window comparison = times.comparison();
    return comparison == null ? null : evaluate(cells.total(COMPARISON, weeks(comparison)));
  }

  /** Whether anything that was written so far is missing because it is too large. */
  boolean overflown() {
    return overflown;
  }

  long events() {
    return events(cells.total(PERIOD));
  }

  List<Point> series() {
    if (!question.query().series()) {
      return List.of();
    }
    return points(
        bucket -> cells.bucket(PERIOD, bucket.start(), weeks(bucket.span())),
        part ->
            part.bucket() == null
                ? apart.total(part.window(), weeks(part.span()))
                : cells.bucket(COMPARISON, part.bucket(), weeks(part.span())));
  }

  /** The buckets of the period without any value: what nobody could have told of. */
  List<Point> blankSeries() {
    if (!question.query().series()) {
      return List.of();
    }
    return counterparts.steps().stream()
        .map(bucket -> new Point(bucket.start(), null, null, isCut(bucket)))
        .toList();
  }

  /** The groups with events, those with the most first, at most as many as asked for. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (List<@Nullable String> key : keys()) {
      groups.add(
          new Group(
              named(key),
              groupValue(PERIOD, key, times.period()),
              groupValue(COMPARISON, key, times.comparison()),
              groupEvents(key)));
    }
    return groups;
  }

  List<GroupSeries> groupSeries() {
    if (!question.query().groupSeries()) {
      return List.of();
    }
    List<GroupSeries> all = new ArrayList<>();
    for (List<@Nullable String> key : keys()) {
      List<Point> points =
          points(
              bucket -> cells.groupBucket(PERIOD, key, bucket.start(), weeks(bucket.span())),
              part ->
                  part.bucket() == null
                      ? apart.group(part.window(), key, weeks(part.span()))
                      : cells.groupBucket(COMPARISON, key, part.bucket(), weeks(part.span())));
      all.add(new GroupSeries(named(key), points));
    }
    return all;
  }

  /** How many groups have events of this metric. */
  long groupCount() {
    return cells.groups(PERIOD).stream().filter(key -> groupEvents(key) > 0).count();
  }

  /** How many events lie in groups that do not say the dimension at {@code index}. */
  long eventsWithout(int index) {
    return cells.groups(PERIOD).stream()
        .filter(key -> key.get(index) == null)
        .mapToLong(this::groupEvents)
        .sum();
  }

  private List<List<@Nullable String>> keys() {
    return cells.groups(PERIOD).stream()
        .filter(key -> groupEvents(key) > 0)
        .sorted(
            Comparator.comparingLong(this::groupEvents)
                .reversed()
                .thenComparing(key -> String.join("\u0000", texts(key))))
        .limit(question.query().limit())
        .toList();
  }

  private @Nullable Double groupValue(
      int window, List<@Nullable String> key, @Nullable Window span) {
    return span == null ? null : evaluate(cells.group(window, key, weeks(span)));
  }

  private @Nullable Double evaluate(Formula.CellValues cell) {
    return finite(metric.formula().evaluate(cell));
  }

  private @Nullable Double finite(@Nullable Double value) {
    if (value == null || Double.isFinite(value)) {
      return value;
    }
    overflown = true;
    return null;
  }

  private long groupEvents(List<@Nullable String> key) {
    return events(cells.group(PERIOD, key));
  }

  private long events(Formula.CellValues cell) {
    Double events = cell.of(eventCount);
    return events == null ? 0 : events.longValue();
  }

  private List<Point> points(
      Function<Bucket, Formula.CellValues> cellOf, Function<Part, Formula.CellValues> before) {
    List<Bucket> buckets = counterparts.steps();
    Course course = new Course();
    @Nullable Double[] previous = previous(buckets.size(), before);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      Bucket bucket = buckets.get(i);
      Double value = course.next(bucket.span(), cellOf.apply(bucket));
      points.add(new Point(bucket.start(), value, previous[i], isCut(bucket)));
    }
    return points;
  }

  /** For each step the value of what stands beside it. */
  private @Nullable Double[] previous(int steps, Function<Part, Formula.CellValues> cellOf) {
    @Nullable Double[] previous = new @Nullable Double[steps];
    Course course = new Course();
    for (Part part : counterparts.parts()) {
      Double value = course.next(part.span(), cellOf.apply(part));
      if (part.step() >= 0) {
        previous[part.step()] = value;
      }
    }
    return previous;
  }

  /** A running total is as high as it is, wherever its bucket ends. */
  private boolean isCut(Bucket bucket) {
    return !metric.running() && (bucket.cut() || bucket.span().to().isAfter(times.now()));
  }

  private List<Key> named(List<@Nullable String> key) {
    List<Key> named = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      named.add(new Key(question.query().by().get(i), key.get(i)));
    }
    return named;
  }

  private static List<String> texts(List<@Nullable String> key) {
    List<String> texts = new ArrayList<>();
    for (String value : key) {
      texts.add(value == null ? Condition.NONE : value);
    }
    return texts;
  }

  private DoubleSupplier weeks(Window window) {
    return () -> Dates.weeks(window, times.zone());
  }

  /** One value after the other, summed up on the way for running totals. */
  private final class Course {
    private double sum;

    /** Nobody knows what comes. */
    @Nullable Double next(Window span, Formula.CellValues cell) {
      Double raw = metric.formula().evaluate(cell);
      Double value = finite(raw);
      sum += raw == null ? 0 : raw;
      boolean toCome = !span.from().isBefore(times.now()) && events(cell) == 0;
      return toCome ? null : metric.running() ? finite(sum) : value;
    }
  }
}
