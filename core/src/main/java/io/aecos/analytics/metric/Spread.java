package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import java.util.Optional;
import java.util.Set;

/**
 * The single numbers that a metric aggregates: which events, and which number of theirs. Metrics
 * that count or calculate have none.
 */
public record Spread(Condition condition, Field field, Set<EventType> types) {

  public static Optional<Spread> of(Definition definition, Baselines baselines) {
    if (definition instanceof Definition.Quantile quantile) {
      return Optional.of(of(quantile.events(), quantile.field()));
    }
    if (definition instanceof Definition.Aggregate aggregate) {
      return Optional.of(of(aggregate.events(), aggregate.field()));
    }
    if (definition instanceof Definition.Saving saving) {
      return Optional.of(
          of(saving.events(), new Field.Saving(baselines.rows(), saving.inDollars())));
    }
    return Optional.empty();
  }

  private static Spread of(EventSet events, Field field) {
    return new Spread(events.condition(), field, events.types());
  }
}
