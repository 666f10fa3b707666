package io.aecos.analytics.metric;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds references to metrics that do not exist and circles of references. */
final class ReferenceCheck {
  private final MetricCatalog catalog;
  private final Set<String> done = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();

  ReferenceCheck(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  void check() {
    catalog.metrics().forEach(this::visit);
  }

  private void visit(Metric metric) {
    if (done.contains(metric.name())) {
      return;
    }
    path.addLast(metric.name());
    visit(metric.definition());
    path.removeLast();
    done.add(metric.name());
  }

  private void visit(Definition definition) {
    if (definition instanceof Definition.Reference reference) {
      follow(reference);
    } else {
      parts(definition).forEach(this::visit);
    }
  }

  private void follow(Definition.Reference reference) {
    Metric target =
        catalog
            .find(reference.metric())
            .orElseThrow(
                () -> invalid(reference, "there is no metric '" + reference.metric() + "'"));
    if (path.contains(target.name())) {
      throw invalid(reference, "circular: " + String.join(" → ", path) + " → " + target.name());
    }
    visit(target);
  }

  private static List<Definition> parts(Definition definition) {
    if (definition instanceof Definition.Ratio ratio) {
      return List.of(ratio.numerator(), ratio.denominator());
    }
    if (definition instanceof Definition.Arithmetic step) {
      return List.of(step.left(), step.right());
    }
    if (definition instanceof Definition.Derived derived) {
      return List.of(derived.expression());
    }
    if (definition instanceof Definition.Cumulative cumulative) {
      return List.of(cumulative.of());
    }
    return List.of();
  }

  private static AnalyticsException invalid(Definition.Reference reference, String reason) {
    return new AnalyticsException(ErrorCode.INVALID_CATALOG, reference.location() + ": " + reason);
  }
}
