package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Watched;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was unusual in a metric's settled steps, {@code steps} with their {@code values} (NaN where
 * there is none), by what was known at each; {@code slice} is null for all that the view counts;
 * {@code deliveries} tells of the steps of bursts when their delivery came. {@code notes} say what
 * did not count and what keeps the history from being complete.
 */
public record AnomaliesAnswer(
    Metric metric,
    @Nullable Slice slice,
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

  /**
   * A part of what the view counts: what has one value of a dimension; {@code share} of all events
   * are of it.
   */
  public record Slice(String dimension, String value, double share) {}

  /** The course as it would be without what came in single deliveries that were bursts. */
  AnomaliesAnswer withoutDeliveries() {
    List<Double> rest = new ArrayList<>(values);
    deliveries.forEach((step, delivery) -> rest.set(step, rest.get(step) - delivery.brought()));
    return new AnomaliesAnswer(
        metric, slice, watched, steps, rest, deliveries, grain, zone, watermark, notes);
  }

  /** One of them in a sentence. */
  public String text(Anomaly one) {
    return Wording.ENGLISH.say(new Unusual(this, new Weight(List.of())).text(one));
  }

  /** The metric, and of what part if of one. */
  PhrasePart title() {
    PhrasePart metricTitle = new Phrase.Title(metric);
    return slice == null
        ? metricTitle
        : Phrase.of(
            "slice",
            metricTitle,
            Phrase.of(
                "slice.of", new Phrase.By(slice.dimension()), new Phrase.Name(slice.value())));
  }

  /** What tells a part from the whole and from other parts. */
  String mark() {
    return slice == null ? "" : slice.dimension() + "=" + slice.value() + ":";
  }

  /** How much of the whole it is about, from 0 to 1; a part matters more than its size says. */
  double part() {
    return slice == null ? 1 : Math.sqrt(slice.share());
  }

  /** What leads to the part. */
  Map<String, Set<String>> filters() {
    return slice == null ? Map.of() : Map.of(slice.dimension(), Set.of(slice.value()));
  }
}
