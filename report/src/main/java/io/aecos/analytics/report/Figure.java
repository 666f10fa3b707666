package io.aecos.analytics.report;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.Note;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric's number. {@code reasons} say why it is not complete or not known, in the words of the
 * answer; {@code standing} tells how it stands to its target, null where there is none or no value.
 */
public record Figure(
    Metric metric,
    @Nullable Double value,
    @Nullable Double previous,
    @Nullable Double change,
    String trend,
    Target.@Nullable Standing standing,
    long events,
    boolean complete,
    List<String> reasons,
    String definition,
    List<MetricAnswer.Point> series) {
  private static final Set<Note.Code> UNKNOWN =
      EnumSet.of(Note.Code.NOTHING_TO_DIVIDE, Note.Code.NO_EVENTS);

  static Figure of(MetricAnswer answer) {
    MetricAnswer.TargetResult target = answer.target();
    return new Figure(
        answer.metric(),
        answer.value(),
        answer.previous(),
        answer.change(),
        answer.trend(),
        target == null ? null : target.standing(),
        answer.events(),
        answer.complete(),
        answer.notes().stream()
            .filter(note -> note.code().incomplete() || UNKNOWN.contains(note.code()))
            .map(note -> note.text())
            .toList(),
        answer.definition(),
        answer.series());
  }

  /** Whether it reaches its target; null where there is none or no value. */
  public @Nullable Boolean met() {
    return standing == null ? null : standing == Target.Standing.MET;
  }

  /** Whether its course over time says something: two values, and one that is not 0. */
  public boolean hasCourse() {
    List<Double> values = series.stream().map(MetricAnswer.Point::value).toList();
    return values.stream().filter(value -> value != null).count() > 1
        && values.stream().anyMatch(value -> value != null && value != 0);
  }
}
