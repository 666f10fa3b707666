package io.aecos.analytics.query;

import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.MetricAnswer.Group;
import io.aecos.analytics.query.MetricAnswer.GroupSeries;
import io.aecos.analytics.query.MetricAnswer.Key;
import io.aecos.analytics.query.MetricAnswer.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Evaluates one question's formula on the cells of its plan: total, buckets, groups. */
final class AnswerWriter {
  private static final int PERIOD = 0;
  private static final int COMPARISON = 1;

  private final Question question;
  private final CompiledMetric metric;
  private final Cells cells;
  private final Times times;

  AnswerWriter(Question question, Cells cells, Times times) {
    this.question = question;
    this.metric = question.metric();
    this.cells = cells;
    this.times = times;
  }

  @Nullable Double value() {
    return metric.formula().evaluate(cells.total(PERIOD, weeks(times.period())));
  }

  @Nullable Double previous() {
    Window comparison = times.comparison();
    return comparison == null
        ? null
        : metric.formula().evaluate(cells.total(COMPARISON, weeks(comparison)));
  }

  long events() {
    return events(cells.total(PERIOD, 1));
  }

  List<Point> series() {
    if (!question.query().series()) {
      return List.of();
    }
    return points((window, bucket) -> cells.bucket(window, bucket.start(), weeks(bucket.span())));
  }

  /** The buckets of the period without any value: what nobody could have told of. */
  List<Point> blankSeries() {
    if (!question.query().series()) {
      return List.of();
    }
    return Buckets.of(times.period(), times.grain(), times.zone()).stream()
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
              (window, bucket) ->
                  cells.groupBucket(window, key, bucket.start(), weeks(bucket.span())));
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
    return span == null ? null : metric.formula().evaluate(cells.group(window, key, weeks(span)));
  }

  private long groupEvents(List<@Nullable String> key) {
    return events(cells.group(PERIOD, key, 1));
  }

  private long events(Formula.CellValues cell) {
    Double events = cell.of(metric.eventCount());
    return events == null ? 0 : events.longValue();
  }

  private List<Point> points(BiFunction<Integer, Bucket, Formula.CellValues> cellOf) {
    List<Bucket> buckets = Buckets.of(times.period(), times.grain(), times.zone());
    List<@Nullable Double> values = course(PERIOD, buckets, cellOf);
    Window comparison = times.comparison();
    List<@Nullable Double> before =
        comparison == null
            ? List.of()
            : course(COMPARISON, Buckets.of(comparison, times.grain(), times.zone()), cellOf);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      Double previous = i < before.size() ? before.get(i) : null;
      Bucket bucket = buckets.get(i);
      points.add(new Point(bucket.start(), values.get(i), previous, isCut(bucket)));
    }
    return points;
  }

  /** A running total is as high as it is, wherever its bucket ends. */
  private boolean isCut(Bucket bucket) {
    return !metric.running() && (bucket.cut() || bucket.span().to().isAfter(times.now()));
  }

  /** One value per bucket; summed up on the way for running totals. Nobody knows what comes. */
  private List<@Nullable Double> course(
      int window, List<Bucket> buckets, BiFunction<Integer, Bucket, Formula.CellValues> cellOf) {
    List<@Nullable Double> values = new ArrayList<>();
    double sum = 0;
    for (Bucket bucket : buckets) {
      Formula.CellValues cell = cellOf.apply(window, bucket);
      Double value = metric.formula().evaluate(cell);
      sum += value == null ? 0 : value;
      boolean toCome = !bucket.span().from().isBefore(times.now()) && events(cell) == 0;
      values.add(toCome ? null : metric.running() ? Double.valueOf(sum) : value);
    }
    return values;
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

  private double weeks(Window window) {
    return Dates.weeks(window, times.zone());
  }
}
