package io.aecos.analytics.insight;

import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.SetApart;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Finds the delivery that brought most of a frame's events: whatever more than half of them came
 * with, the middle one came with, too. All that was received within the minute around it counts as
 * one delivery, since large ones are cut into requests.
 */
final class Deliveries {
  private static final Duration AROUND = Duration.ofSeconds(30);

  private Deliveries() {}

  /** Empty where nothing happened in the frame. */
  static Optional<Delivery> largest(Frame frame, CompiledMetric metric) {
    Measure middle = new Measure.Quantile(metric.events(), new Field.ReceivedMicros(), 0.5);
    Double micros = frame.totals(List.of(middle)).cells().get(0).values().get(0);
    if (micros == null) {
      return Optional.empty();
    }
    Instant at = Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    Instant from = at.minus(AROUND).truncatedTo(ChronoUnit.SECONDS);
    Instant to = at.plus(AROUND).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Condition received =
        new Condition.All(List.of(frame.condition(), metric.events(), SetApart.received(from, to)));
    List<Measure> measures = List.copyOf(metric.measures());
    CellSet cells = frame.unfilteredTotals(received, measures);
    Double brought =
        metric
            .formula()
            .evaluate(new CellNumbers(measures, cells.cells().get(0), frame.weeks(frame.period())));
    return Optional.of(new Delivery(from, to, brought == null ? 0 : brought));
  }
}
