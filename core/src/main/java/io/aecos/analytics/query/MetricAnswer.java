package io.aecos.analytics.query;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Statement;
import io.aecos.analytics.projection.Watermark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric's number with everything that lets a reader trust it: the events behind it, its
 * watermark, its definition and statement, and whether it is complete.
 *
 * <p>{@code value} is null when there is nothing to divide by, when no event carries the field or
 * when no source feeds the metric; a note says which. {@code trend} is ready to print. {@code
 * baseline} lists the baselines that apply, null for metrics that use none.
 */
public record MetricAnswer(
    Metric metric,
    @Nullable Double value,
    @Nullable Double previous,
    @Nullable Double change,
    String trend,
    @Nullable TargetResult target,
    List<Point> series,
    List<Group> groups,
    List<GroupSeries> groupSeries,
    long events,
    Watermark watermark,
    boolean complete,
    List<Note> notes,
    String definition,
    Statement statement,
    String source,
    @Nullable List<Baseline> baseline) {

  /** The statement as text. */
  public String sql() {
    return statement.text();
  }

  /** The target and how the value stands to it; null while there is no value. */
  public record TargetResult(Target target, Target.@Nullable Standing standing) {

    /** Whether the value meets it; null while there is none. */
    public @Nullable Boolean met() {
      return standing == null ? null : standing == Target.Standing.MET;
    }
  }

  /**
   * One bucket: its start, its value and that of the same dates in the comparison, null where there
   * are none. {@code cut} tells that it holds less than its neighbours could: the period begins or
   * ends within it, or it is not over.
   */
  public record Point(
      Instant start, @Nullable Double value, @Nullable Double previous, boolean cut) {}

  /**
   * One group: its value per dimension in the order of {@code by} (null where the events do not
   * say).
   */
  public record Group(
      List<Key> key, @Nullable Double value, @Nullable Double previous, long events) {}

  /** One group's course over time. */
  public record GroupSeries(List<Key> key, List<Point> series) {}

  /** A dimension and one of its values. */
  public record Key(String dimension, @Nullable String value) {}
}
