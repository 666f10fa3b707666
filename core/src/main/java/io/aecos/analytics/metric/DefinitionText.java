package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Field;
import java.util.Locale;

/** Tells a definition in words; what the "why" panel prints. */
final class DefinitionText {
  private final MetricCatalog catalog;

  DefinitionText(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  String of(Definition definition) {
    if (definition instanceof Definition.Count count) {
      return "number of " + count.events().text();
    }
    if (definition instanceof Definition.Aggregate aggregate) {
      return aggregate.function().word()
          + " of "
          + of(aggregate.field())
          + " of "
          + aggregate.events().text();
    }
    if (definition instanceof Definition.Distinct distinct) {
      return "distinct " + distinct.dimension().name() + " of " + distinct.events().text();
    }
    if (definition instanceof Definition.Quantile quantile) {
      return String.format(
          Locale.ROOT,
          "%s. percentile of %s of %s",
          Numbers.plain(quantile.q() * 100),
          of(quantile.field()),
          quantile.events().text());
    }
    if (definition instanceof Definition.Saving saving) {
      return "(manual hours by the baseline − measured hours)"
          + (saving.inDollars() ? " × hourly rate" : "")
          + ", summed over "
          + saving.events().text();
    }
    if (definition instanceof Definition.Paired paired) {
      return "1 − Σ|estimate − actual| ÷ Σ actual, at least 0, over the elements with both: estimate ="
          + " latest "
          + of(paired.estimate())
          + " of "
          + paired.estimates().text()
          + ", actual = sum of "
          + of(paired.actual())
          + " of "
          + paired.actuals().text();
    }
    if (definition instanceof Definition.Share share) {
      return "share of "
          + share.things().text()
          + " that no "
          + share.except().text()
          + " with the same "
          + share.by().name()
          + " tells of";
    }
    return combination(definition);
  }

  static String of(Field field) {
    return field instanceof Field.Attribute attribute ? attribute.name() : "value";
  }

  private String combination(Definition definition) {
    if (definition instanceof Definition.Ratio ratio) {
      return operand(ratio.numerator()) + " ÷ " + operand(ratio.denominator());
    }
    if (definition instanceof Definition.Arithmetic step) {
      return operand(step.left()) + " " + step.operator().symbol() + " " + operand(step.right());
    }
    if (definition instanceof Definition.Derived derived) {
      return of(derived.expression());
    }
    if (definition instanceof Definition.Cumulative cumulative) {
      return "running total of " + operand(cumulative.of());
    }
    if (definition instanceof Definition.Reference reference) {
      return of(catalog.get(reference.metric()).definition());
    }
    if (definition instanceof Definition.Constant constant) {
      return Numbers.plain(constant.number());
    }
    return "weeks of the period";
  }

  private String operand(Definition definition) {
    String text = of(definition);
    boolean simple =
        definition instanceof Definition.Constant || definition instanceof Definition.Weeks;
    return simple ? text : "(" + text + ")";
  }
}
