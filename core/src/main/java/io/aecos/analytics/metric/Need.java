package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import java.util.List;

/**
 * Something that every event of a set should carry for a metric to be complete. {@code subject}
 * names the events, {@code carried} what they should carry; {@code field} tells a number from a
 * dimension.
 */
public record Need(
    Condition events, Condition carrying, String subject, String carried, boolean field) {

  /** How many events should carry it. */
  public Measure.Count all() {
    return new Measure.Count(events);
  }

  /** How many of them do. */
  public Measure.Count fulfilled() {
    return new Measure.Count(new Condition.All(List.of(events, carrying)));
  }
}
