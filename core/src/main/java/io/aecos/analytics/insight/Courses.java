package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Course;
import io.aecos.analytics.anomaly.Course.Scale;
import io.aecos.analytics.anomaly.Pace;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.query.MetricAnswer;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes of a metric's settled steps a course that detectors understand. */
final class Courses {
  private static final int CHRISTMAS_EVE = 24;
  private static final List<Grain> GRAINS = List.of(Grain.DAY, Grain.WEEK, Grain.MONTH);

  private Courses() {}

  static Pace pace(Grain grain) {
    return switch (grain) {
      case DAY -> Pace.DAYS;
      case WEEK -> Pace.WEEKS;
      case MONTH -> Pace.MONTHS;
      case HOUR, QUARTER, YEAR ->
          throw AnalyticsException.invalid(
              ErrorCode.INVALID_QUERY,
              "grain",
              "anomalies are looked for by day, week or month",
              GRAINS.stream().map(one -> one.name().toLowerCase(java.util.Locale.ROOT)).toList());
    };
  }

  static Course of(
      MetricAnswer answer,
      Settled settled,
      Grain grain,
      ZoneId zone,
      Map<Integer, Delivery> known) {
    double[] values = settled.values();
    double[] largest = new double[values.length];
    Arrays.fill(largest, Double.NaN);
    known.forEach((step, delivery) -> largest[step] = delivery.brought());
    boolean[] quiet = new boolean[values.length];
    for (int t = 0; t < quiet.length; t++) {
      quiet[t] = grain != Grain.MONTH && holdsTurnOfYear(settled.buckets().get(t), zone);
    }
    double perStep = (double) answer.events() / Math.max(1, values.length);
    return new Course(values, largest, quiet, scale(answer.metric(), values), perStep, pace(grain));
  }

  /** From Christmas Eve to New Year's Day hardly anybody works. */
  private static boolean holdsTurnOfYear(Bucket bucket, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(bucket.span().from(), zone);
    LocalDate end = LocalDate.ofInstant(bucket.span().to(), zone);
    return first
        .datesUntil(end)
        .anyMatch(
            day ->
                day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= CHRISTMAS_EVE
                    || day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1);
  }

  /** What has never been negative is taken for an amount; a balance may be. */
  private static Scale scale(Metric metric, double[] values) {
    if (Arrays.stream(values).anyMatch(value -> value < 0)) {
      return Scale.BALANCE;
    }
    if (metric.unit() == Unit.FRACTION && Arrays.stream(values).noneMatch(value -> value > 1)) {
      return Scale.FRACTION;
    }
    return metric.kind().equals("count") ? Scale.COUNT : Scale.AMOUNT;
  }

  /** Whether steps of it stand for themselves: running totals only ever grow. */
  static boolean canBeWatched(Metric metric) {
    return !metric.kind().equals("cumulative");
  }
}
