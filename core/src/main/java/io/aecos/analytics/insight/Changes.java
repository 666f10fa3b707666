package io.aecos.analytics.insight;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Refusal;
import io.aecos.analytics.insight.Split.Part;
import io.aecos.analytics.insight.Split.Whole;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Formula.CellValues;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.MetricAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits the change of one metric between a frame's period and what that is compared with. */
final class Changes {
  private final Frame frame;
  private final CompiledMetric metric;
  private final MetricAnswer answer;

  /** {@code answer} is the metric's own within the frame. */
  Changes(Frame frame, CompiledMetric metric, MetricAnswer answer) {
    this.frame = frame;
    this.metric = metric;
    this.answer = answer;
  }

  /** Along each of the dimensions; {@code all}: also along those that have but one value. */
  ChangesAnswer along(Map<String, Dimension> dimensions, boolean all) {
    Window comparison = frame.comparison();
    if (comparison == null) {
      return refused(
          "no_comparison", "there is nothing to compare with: ask for 'compare' or 'against'");
    }
    Sums sums = Sums.of(metric.formula()).orElse(null);
    if (sums == null) {
      return refused(
          "no_sum",
          "it is not made of sums, so what its parts did does not add up to what the whole did");
    }
    if (answer.value() == null || answer.previous() == null) {
      return refused("no_value", missing(answer.value() == null ? "period" : "comparison"));
    }
    List<Along> along = new ArrayList<>();
    for (Map.Entry<String, Dimension> dimension : dimensions.entrySet()) {
      Split split = split(sums, comparison, dimension.getValue());
      if (all || split.parts().size() > 1) {
        along.add(split.along(dimension.getKey()));
      }
    }
    along.sort(Comparator.comparing(Along::uneven).reversed());
    return answer(shown(answer.value()), shown(answer.previous()), along, null);
  }

  private static String missing(String window) {
    return "the metric has no value in the " + window + ", so there is no change to split";
  }

  private Split split(Sums sums, Window comparison, Dimension dimension) {
    List<Measure> measures = List.copyOf(metric.measures());
    CellSet cells = frame.compared(comparison, List.of(dimension), measures);
    Map<@Nullable String, Part> parts = new LinkedHashMap<>();
    Part whole = new Part(null, 0, 0, 0, 0, 0, 0);
    for (CellSet.Cell cell : cells.cells()) {
      boolean before = cell.window() == 1;
      Window window = before ? comparison : frame.period();
      Part part = part(sums, new CellNumbers(measures, cell, frame.weeks(window)), before, cell);
      if (cell.kind() == CellSet.Kind.TOTAL) {
        whole = whole.and(part);
      } else if (part.counts()) {
        parts.merge(part.key(), part, (one, other) -> one.and(other).named(one.key()));
      }
    }
    Double now = sums.value(whole.top(), whole.bottom());
    Double then = sums.value(whole.topBefore(), whole.bottomBefore());
    if (!same(now, answer.value()) || !same(then, answer.previous())) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "events came while the change was split; ask again");
    }
    return new Split(
        sums,
        List.copyOf(parts.values()),
        new Whole(whole, shown(answer.value()), shown(answer.previous())));
  }

  private static boolean same(@Nullable Double one, @Nullable Double other) {
    return one != null
        && other != null
        && Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
  }

  private static BigDecimal shown(@Nullable Double value) {
    return Apportioned.shown(java.util.Objects.requireNonNull(value));
  }

  private Part part(Sums sums, CellValues values, boolean before, CellSet.Cell cell) {
    String key = cell.key().isEmpty() ? null : cell.key().get(0);
    double top = sums.top(values);
    double bottom = sums.bottom(values);
    Double events = values.of(metric.eventCount());
    long counted = events == null ? 0 : events.longValue();
    return before
        ? new Part(key, 0, 0, top, bottom, 0, counted)
        : new Part(key, top, bottom, 0, 0, counted, 0);
  }

  private ChangesAnswer refused(String code, String text) {
    return answer(
        answer.value() == null ? null : Apportioned.shown(answer.value()),
        answer.previous() == null ? null : Apportioned.shown(answer.previous()),
        List.of(),
        new Refusal(code, text));
  }

  private ChangesAnswer answer(
      @Nullable BigDecimal value,
      @Nullable BigDecimal previous,
      List<Along> along,
      @Nullable Refusal refused) {
    return new ChangesAnswer(
        answer.metric(),
        frame.period(),
        frame.comparison(),
        value,
        previous,
        value == null || previous == null ? null : value.subtract(previous),
        along,
        refused,
        answer.watermark(),
        answer.notes());
  }
}
