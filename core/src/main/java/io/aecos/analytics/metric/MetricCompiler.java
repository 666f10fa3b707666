package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Measure.PairedOutput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes measures and arithmetic of a metric's definition, following references. */
public final class MetricCompiler {
  private final MetricCatalog catalog;
  private final Baselines baselines;

  public MetricCompiler(MetricCatalog catalog, Baselines baselines) {
    this.catalog = catalog;
    this.baselines = baselines;
  }

  public CompiledMetric compile(Metric metric) {
    return new Pass(metric.unit()).finish(metric);
  }

  /** One metric's compilation: what is gathered while its definition is walked. */
  private final class Pass {
    private final Unit unit;
    private final Set<Condition> events = new LinkedHashSet<>();
    private final Set<Set<EventType>> operands = new LinkedHashSet<>();
    private final Set<Need> needs = new LinkedHashSet<>();
    private boolean divides;
    private boolean saves;
    private boolean ranks;

    Pass(Unit unit) {
      this.unit = unit;
    }

    CompiledMetric finish(Metric metric) {
      Definition definition = metric.definition();
      boolean running = definition instanceof Definition.Cumulative;
      Formula formula = formula(definition);
      Condition all =
          events.size() == 1 ? events.iterator().next() : new Condition.Any(List.copyOf(events));
      return new CompiledMetric(
          metric,
          formula,
          running,
          all,
          List.copyOf(operands),
          List.copyOf(needs),
          new CompiledMetric.Traits(divides, saves, ranks),
          new DefinitionText(catalog).of(definition));
    }

    private Formula formula(Definition definition) {
      if (definition instanceof Definition.Count count) {
        return new Formula.Measured(new Measure.Count(look(count.events())));
      }
      if (definition instanceof Definition.Aggregate aggregate) {
        return aggregate(aggregate);
      }
      if (definition instanceof Definition.Distinct distinct) {
        return distinct(distinct);
      }
      if (definition instanceof Definition.Quantile quantile) {
        ranks = true;
        Condition condition = plausible(look(quantile.events()), quantile.field());
        need(quantile.events(), quantile.field(), carrying(quantile.field()));
        return new Formula.Measured(
            new Measure.Quantile(condition, quantile.field(), quantile.q()));
      }
      if (definition instanceof Definition.Saving saving) {
        return saving(saving);
      }
      if (definition instanceof Definition.Paired paired) {
        return paired(paired);
      }
      if (definition instanceof Definition.Share share) {
        return share(share);
      }
      return combination(definition);
    }

    private Formula combination(Definition definition) {
      if (definition instanceof Definition.Ratio ratio) {
        divides = true;
        return divide(formula(ratio.numerator()), formula(ratio.denominator()));
      }
      if (definition instanceof Definition.Arithmetic step) {
        divides |= step.operator() == Definition.Operator.DIVIDED_BY;
        return new Formula.Binary(step.operator(), formula(step.left()), formula(step.right()));
      }
      if (definition instanceof Definition.Derived derived) {
        return formula(derived.expression());
      }
      if (definition instanceof Definition.Cumulative cumulative) {
        return formula(cumulative.of());
      }
      if (definition instanceof Definition.Reference reference) {
        return formula(catalog.get(reference.metric()).definition());
      }
      if (definition instanceof Definition.Constant constant) {
        return new Formula.Constant(constant.number());
      }
      return new Formula.Weeks();
    }

    private Formula aggregate(Definition.Aggregate aggregate) {
      Field field = aggregate.field();
      Condition condition = plausible(look(aggregate.events()), field);
      need(aggregate.events(), field, carrying(field));
      Measure sum = new Measure.Sum(condition, field);
      return switch (aggregate.function()) {
        case SUM ->
            unit == Unit.COUNT && !aggregate.unknownWithoutEvents()
                ? new Formula.ZeroWithoutEvents(sum, condition)
                : new Formula.Measured(sum);
        case AVERAGE ->
            divide(
                new Formula.Measured(sum),
                new Formula.Measured(new Measure.Count(with(condition, field))));
        case MIN -> new Formula.Measured(new Measure.Min(condition, field));
        case MAX -> new Formula.Measured(new Measure.Max(condition, field));
      };
    }

    private Formula distinct(Definition.Distinct distinct) {
      Condition condition = look(distinct.events());
      Dimension dimension = distinct.dimension();
      needs.add(
          new Need(
              condition,
              new Condition.Present(dimension),
              distinct.events().text(),
              dimension.name(),
              false));
      return new Formula.ZeroWithoutEvents(new Measure.Distinct(condition, dimension), condition);
    }

    private Formula saving(Definition.Saving saving) {
      saves = true;
      Condition condition = look(saving.events());
      need(saving.events(), new Field.Value());
      return new Formula.Measured(
          new Measure.Sum(condition, new Field.Saving(baselines.rows(), saving.inDollars())));
    }

    private Formula paired(Definition.Paired paired) {
      divides = true;
      Condition estimates = look(paired.estimates());
      Condition actuals = look(paired.actuals());
      need(paired.estimates(), paired.estimate());
      need(paired.actuals(), paired.actual());
      return new Formula.Accuracy(
          pairedMeasure(estimates, actuals, paired, PairedOutput.ABSOLUTE_ERROR),
          pairedMeasure(estimates, actuals, paired, PairedOutput.ACTUAL));
    }

    private static Measure pairedMeasure(
        Condition estimates, Condition actuals, Definition.Paired paired, PairedOutput output) {
      return new Measure.Paired(estimates, paired.estimate(), actuals, paired.actual(), output);
    }

    private Formula share(Definition.Share share) {
      divides = true;
      Condition things = look(share.things());
      Condition except = look(share.except());
      Condition nameless = new Condition.Not(new Condition.Present(share.by()));
      return new Formula.Share(
          new Measure.Distinct(things, share.by()),
          new Measure.Count(new Condition.All(List.of(things, nameless))),
          new Measure.Distinct(except, share.by()),
          new Measure.Count(new Condition.All(List.of(except, nameless))),
          new Measure.Distinct(new Condition.Any(List.of(things, except)), share.by()));
    }

    /** Notes that the metric reads these events and gives their condition. */
    private Condition look(EventSet set) {
      Condition condition = set.condition();
      events.add(condition);
      operands.add(set.types());
      for (Condition clause : set.where()) {
        if (clause instanceof Condition.HasNumber number) {
          need(set.without(clause), number.field());
        }
      }
      return condition;
    }

    /** A number that is no fraction says nothing of a share, as if it were not there. */
    private Condition plausible(Condition condition, Field field) {
      return unit == Unit.FRACTION
          ? new Condition.All(List.of(condition, carrying(field)))
          : condition;
    }

    private Condition carrying(Field field) {
      return unit == Unit.FRACTION
          ? new Condition.All(
              List.of(
                  new Condition.Compare(field, Condition.Operator.GREATER_OR_EQUAL, 0),
                  new Condition.Compare(field, Condition.Operator.LESS_OR_EQUAL, 1)))
          : new Condition.HasNumber(field);
    }

    private void need(EventSet set, Field field) {
      need(set, field, new Condition.HasNumber(field));
    }

    private void need(EventSet set, Field field, Condition carrying) {
      needs.add(new Need(set.condition(), carrying, set.text(), DefinitionText.of(field), true));
    }

    private static Formula divide(Formula numerator, Formula denominator) {
      return new Formula.Binary(Definition.Operator.DIVIDED_BY, numerator, denominator);
    }

    private static Condition with(Condition condition, Field field) {
      return new Condition.All(List.of(condition, new Condition.HasNumber(field)));
    }
  }
}
