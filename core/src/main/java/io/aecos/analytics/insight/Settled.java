package io.aecos.analytics.insight;

import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.Note;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a series that forecasts and comparisons may count: whole ones that are over. Those
 * at the front in which nothing had happened yet are no history.
 */
record Settled(List<Bucket> buckets, double[] values, List<Note> notes) {

  static Settled of(MetricAnswer answer, Window period, Grain grain, ZoneId zone, Instant now) {
    List<Bucket> all = Buckets.of(period, grain, zone);
    List<Bucket> kept = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Bucket> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Bucket bucket = all.get(i);
      Double value = answer.series().get(i).value();
      if (bucket.cut() || bucket.span().to().isAfter(now)) {
        leftOut.add(bucket);
      } else if (!values.isEmpty() || (value != null && value != 0)) {
        kept.add(bucket);
        values.add(value == null ? Double.NaN : value);
      }
    }
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new Settled(List.copyOf(kept), numbers, notes(leftOut, zone));
  }

  private static List<Note> notes(List<Bucket> leftOut, ZoneId zone) {
    return leftOut.stream()
        .map(
            bucket ->
                new Note(
                    Note.Code.UNSETTLED,
                    "the step that begins "
                        + bucket
                            .start()
                            .atZone(zone)
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.MINUTES)
                        + " is not whole or not over and does not count"))
        .toList();
  }
}
