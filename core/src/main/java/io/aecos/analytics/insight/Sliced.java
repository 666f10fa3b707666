package io.aecos.analytics.insight;

import io.aecos.analytics.insight.AnomaliesAnswer.Slice;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricAnswer.Group;
import io.aecos.analytics.query.MetricAnswer.GroupSeries;
import io.aecos.analytics.query.MetricAnswer.Key;
import io.aecos.analytics.query.ViewQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a metric, told like a metric of its own; {@code share} is how many of the whole's
 * events stand behind it.
 */
record Sliced(Slice slice, MetricAnswer answer, double share) {
  /** Fewer events a step tell nothing of a part. */
  private static final double LEAST_PER_STEP = 5;

  /** A part that is nearly the whole would say the same again. */
  private static final double NEARLY_ALL = 0.9;

  /** Of an answer that is grouped by one dimension: the groups that can be judged. */
  static List<Sliced> of(MetricAnswer whole) {
    List<Sliced> slices = new ArrayList<>();
    for (Group group : whole.groups()) {
      Key key = group.key().get(0);
      double share = (double) group.events() / Math.max(1, whole.events());
      double perStep = (double) group.events() / Math.max(1, whole.series().size());
      if (key.value() != null && share < NEARLY_ALL && perStep >= LEAST_PER_STEP) {
        whole.groupSeries().stream()
            .filter(series -> series.key().equals(group.key()))
            .findFirst()
            .ifPresent(series -> slices.add(of(whole, group, series, share)));
      }
    }
    return slices;
  }

  private static Sliced of(MetricAnswer whole, Group group, GroupSeries series, double share) {
    Key key = group.key().get(0);
    return new Sliced(
        new Slice(key.dimension(), java.util.Objects.requireNonNull(key.value()), share),
        new MetricAnswer(
            whole.metric(),
            group.value(),
            null,
            null,
            "",
            null,
            series.series(),
            List.of(),
            List.of(),
            group.events(),
            whole.watermark(),
            whole.complete(),
            whole.notes(),
            whole.definition(),
            whole.statement(),
            whole.source(),
            whole.baseline()),
        share);
  }

  /** The view narrowed to it. */
  ViewQuery in(ViewQuery view) {
    Map<String, Set<String>> filters = new LinkedHashMap<>(view.filters());
    filters.put(slice.dimension(), Set.of(slice.value()));
    return new ViewQuery(
        view.viewer(),
        view.period(),
        view.comparison(),
        view.grain(),
        view.zone(),
        filters,
        List.of());
  }
}
