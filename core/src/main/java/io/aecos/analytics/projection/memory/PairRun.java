package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairCells.Point;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts each element's estimate beside its actual. */
final class PairRun {
  private static final Comparator<Point> GREATEST_FIRST =
      Comparator.comparingDouble(Point::actual)
          .reversed()
          .thenComparing(
              point ->
                  new ElementKey(
                      point.project(), Objects.requireNonNullElse(point.elementGuid(), "")));

  private final PairPlan plan;
  private final List<Point> pairs = new ArrayList<>();
  private long onlyEstimated;
  private long onlyActual;

  PairRun(PairPlan plan) {
    this.plan = plan;
  }

  PairCells over(Map<ElementKey, List<EventView>> elements, Watermark watermark) {
    elements.forEach(this::take);
    List<Double> errors =
        pairs.stream()
            .filter(pair -> pair.actual() != 0)
            .map(pair -> (pair.estimate() - pair.actual()) / pair.actual())
            .sorted()
            .toList();
    List<Point> points = points();
    List<@Nullable Double> quantiles = new ArrayList<>();
    plan.quantiles().forEach(q -> quantiles.add(Aggregation.quantile(errors, q)));
    return new PairCells(
        summary(errors, points.size()),
        bins(errors),
        quantiles,
        points.subList(0, Math.min(plan.limit(), points.size())),
        watermark,
        "in memory: " + plan);
  }

  private void take(ElementKey element, List<EventView> events) {
    Double estimate = null;
    Double actual = null;
    for (EventView event : events) {
      Double estimated = number(event, plan.estimates());
      Double real = number(event, plan.actuals());
      estimate = estimated == null ? estimate : estimated;
      actual = real == null ? actual : Double.valueOf((actual == null ? 0 : actual) + real);
    }
    if (estimate != null && actual != null) {
      String type = ElementKey.typeOf(told(events));
      pairs.add(new Point(element.project(), element.guid(), type, 1, estimate, actual));
    } else if (estimate != null) {
      onlyEstimated++;
    } else if (actual != null) {
      onlyActual++;
    }
  }

  private List<EventView> told(List<EventView> events) {
    return events.stream()
        .filter(
            event ->
                number(event, plan.estimates()) != null || number(event, plan.actuals()) != null)
        .toList();
  }

  private static @Nullable Double number(EventView event, PairPlan.Side side) {
    return event.satisfies(side.condition()) ? event.number(side.field()) : null;
  }

  private PairCells.Summary summary(List<Double> errors, int points) {
    return new PairCells.Summary(
        pairs.size(),
        onlyEstimated,
        onlyActual,
        pairs.size() - (long) errors.size(),
        errors.stream().filter(error -> Math.abs(error) <= plan.tolerance()).count(),
        pairs.stream().mapToDouble(Point::estimate).sum(),
        pairs.stream().mapToDouble(Point::actual).sum(),
        pairs.stream().mapToDouble(pair -> Math.abs(pair.estimate() - pair.actual())).sum(),
        points);
  }

  private List<Long> bins(List<Double> errors) {
    List<Long> bins = new ArrayList<>();
    for (int i = 0; i <= plan.edges().size(); i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : plan.edges().get(i - 1);
      double to = i == plan.edges().size() ? Double.POSITIVE_INFINITY : plan.edges().get(i);
      bins.add(errors.stream().filter(error -> error >= from && error < to).count());
    }
    return bins;
  }

  private List<Point> points() {
    if (plan.level() == PairPlan.Level.ELEMENT) {
      return pairs.stream().sorted(GREATEST_FIRST).toList();
    }
    Map<List<@Nullable String>, Point> projects = new LinkedHashMap<>();
    for (Point pair : pairs) {
      projects.merge(
          java.util.Collections.singletonList(pair.project()),
          new Point(pair.project(), null, null, 1, pair.estimate(), pair.actual()),
          PairRun::sum);
    }
    return projects.values().stream().sorted(GREATEST_FIRST).toList();
  }

  private static Point sum(Point one, Point other) {
    return new Point(
        one.project(),
        null,
        null,
        one.pairs() + other.pairs(),
        one.estimate() + other.estimate(),
        one.actual() + other.actual());
  }
}
