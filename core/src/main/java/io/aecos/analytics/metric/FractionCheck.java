package io.aecos.analytics.metric;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.Definition.Operator;
import io.aecos.analytics.projection.Condition;
import java.util.stream.Stream;

/**
 * Refuses a metric with the unit {@code fraction} that could leave 0 … 1: what is divided must be
 * counted among what it is divided by. A ratio of two different sets is no share.
 */
final class FractionCheck {
  private final MetricCatalog catalog;

  FractionCheck(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  void check() {
    for (Metric metric : catalog.metrics()) {
      if (metric.unit() == Unit.FRACTION && !isFraction(metric.definition())) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CATALOG,
            metric.location()
                + ": '"
                + metric.name()
                + "' is no fraction: it could leave 0 … 1. Divide events by a set that holds them,"
                + " take an average, or choose another unit");
      }
    }
  }

  private boolean isFraction(Definition definition) {
    Definition plain = resolved(definition);
    if (plain instanceof Definition.Aggregate aggregate) {
      return aggregate.function() != Definition.Function.SUM;
    }
    if (plain instanceof Definition.Ratio ratio) {
      return isPart(ratio.numerator(), ratio.denominator());
    }
    if (plain instanceof Definition.Arithmetic step) {
      boolean rest =
          step.operator() == Operator.MINUS
              && resolved(step.left()).equals(new Definition.Constant(1))
              && isFraction(step.right());
      return rest || (step.operator() == Operator.DIVIDED_BY && isPart(step.left(), step.right()));
    }
    // Of a running total only the sum of all is known to be one.
    return plain instanceof Definition.Quantile
        || plain instanceof Definition.Paired
        || plain instanceof Definition.Share;
  }

  /** Whether everything that {@code part} counts is counted by a term of {@code whole}, too. */
  private boolean isPart(Definition part, Definition whole) {
    return resolved(part) instanceof Definition.Count count
        && isSumOfCounts(whole)
        && terms(whole).anyMatch(term -> isWithin(count.events(), term.events()));
  }

  private boolean isSumOfCounts(Definition definition) {
    Definition plain = resolved(definition);
    return plain instanceof Definition.Count
        || (plain instanceof Definition.Arithmetic step
            && step.operator() == Operator.PLUS
            && isSumOfCounts(step.left())
            && isSumOfCounts(step.right()));
  }

  private Stream<Definition.Count> terms(Definition sum) {
    Definition plain = resolved(sum);
    return plain instanceof Definition.Arithmetic step
        ? Stream.concat(terms(step.left()), terms(step.right()))
        : Stream.of((Definition.Count) plain);
  }

  private Definition resolved(Definition definition) {
    if (definition instanceof Definition.Reference reference) {
      return resolved(catalog.get(reference.metric()).definition());
    }
    return definition instanceof Definition.Derived derived
        ? resolved(derived.expression())
        : definition;
  }

  private static boolean isWithin(EventSet part, EventSet whole) {
    boolean types =
        part.types().isEmpty()
            ? whole.types().isEmpty()
            : whole.types().isEmpty()
                ? part.types().stream()
                    .noneMatch(type -> type.module().equals(EventType.OWN_MODULE))
                : whole.types().containsAll(part.types());
    return types
        && whole.where().stream()
            .allMatch(wide -> part.where().stream().anyMatch(narrow -> implies(narrow, wide)));
  }

  private static boolean implies(Condition narrow, Condition wide) {
    if (narrow.equals(wide)) {
      return true;
    }
    if (narrow instanceof Condition.All all) {
      return all.conditions().stream().anyMatch(one -> implies(one, wide));
    }
    if (narrow instanceof Condition.Compare compare) {
      return wide.equals(new Condition.HasNumber(compare.field()));
    }
    if (narrow instanceof Condition.In in && !in.values().contains(Condition.NONE)) {
      return wide.equals(new Condition.Present(in.dimension()))
          || (wide instanceof Condition.In other
              && other.dimension().equals(in.dimension())
              && other.values().containsAll(in.values()));
    }
    return false;
  }
}
