package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Watched;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What was unusual in a metric's settled steps, {@code steps} with their {@code values} (NaN where
 * there is none), by what was known at each; {@code deliveries} tells of the steps of bursts when
 * their delivery came. {@code notes} say what did not count and what keeps the history from being
 * complete.
 */
public record AnomaliesAnswer(
    Metric metric,
    Watched watched,
    List<Bucket> steps,
    List<Double> values,
    Map<Integer, Delivery> deliveries,
    Grain grain,
    ZoneId zone,
    Watermark watermark,
    List<Note> notes) {
  public AnomaliesAnswer {
    steps = List.copyOf(steps);
    values = List.copyOf(values);
    deliveries = Map.copyOf(deliveries);
    notes = List.copyOf(notes);
  }

  /** One of them in a sentence. */
  public String text(Anomaly one) {
    return new Unusual(this, new Weight(List.of())).text(one);
  }
}
