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

  /** What came after row {@code received} of the ledger is not missed. */
  static Figure of(MetricAnswer answer, long received) {
    MetricAnswer.TargetResult target = answer.target();
    List<Note> lacking = Note.lacking(answer.notes(), answer.watermark().seq(), received);
    return new Figure(
        answer.metric(),
        answer.value(),
        answer.previous(),
        answer.change(),
        answer.trend(),
        target == null ? null : target.standing(),
        answer.events(),
        answer.complete() || lacking.isEmpty(),
        answer.notes().stream()
            .filter(note -> lacking.contains(note) || UNKNOWN.contains(note.code()))
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
