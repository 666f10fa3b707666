package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import java.util.Set;

/** The events that this product itself records; what "any event" never includes. */
final class OwnEvents {
  static final Condition EXCLUDED =
      new Condition.Not(
          new Condition.In(Dimension.of(EventColumn.MODULE), Set.of(EventType.OWN_MODULE)));

  private OwnEvents() {}
}
