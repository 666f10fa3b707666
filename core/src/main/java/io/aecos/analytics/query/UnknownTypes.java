package io.aecos.analytics.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the events whose type the event catalogue does not know. */
public final class UnknownTypes {
  private UnknownTypes() {}

  /** Those that {@code viewer} sees, by type. */
  public static SortedMap<EventType, Long> seenBy(
      Viewer viewer, EventCatalog catalog, Projection projection) {
    Plan plan =
        Framing.ever(viewer)
            .plan(
                List.of(Dimension.of(EventColumn.MODULE), Dimension.of(EventColumn.TYPE)),
                List.of(new Measure.Count(Condition.ALWAYS)));
    SortedMap<EventType, Long> unknown = new TreeMap<>();
    for (CellSet.Cell cell : projection.run(plan).cells()) {
      String module = cell.kind() == CellSet.Kind.GROUP ? cell.key().get(0) : null;
      String type = cell.kind() == CellSet.Kind.GROUP ? cell.key().get(1) : null;
      Double events = cell.values().get(0);
      if (module != null && type != null && events != null) {
        EventType told = new EventType(module, type);
        if (!catalog.knows(told)) {
          unknown.put(told, events.longValue());
        }
      }
    }
    return unknown;
  }
}
