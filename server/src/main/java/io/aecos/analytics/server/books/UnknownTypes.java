package io.aecos.analytics.server.books;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the events whose type the event catalogue does not know. */
final class UnknownTypes {
  private final EventCatalog catalog;
  private final Projection projection;

  UnknownTypes(EventCatalog catalog, Projection projection) {
    this.catalog = catalog;
    this.projection = projection;
  }

  List<SourcesJson.UnknownTypeJson> in(Scope scope) {
    List<SourcesJson.UnknownTypeJson> unknown = new ArrayList<>();
    for (CellSet.Cell cell : projection.run(plan(scope)).cells()) {
      if (cell.kind() == CellSet.Kind.GROUP) {
        String module = cell.key().get(0);
        String type = cell.key().get(1);
        Double events = cell.values().get(0);
        if (module != null
            && type != null
            && events != null
            && !catalog.knows(new EventType(module, type))) {
          unknown.add(new SourcesJson.UnknownTypeJson(module + "/" + type, events.longValue()));
        }
      }
    }
    unknown.sort(Comparator.comparing(SourcesJson.UnknownTypeJson::type));
    return unknown;
  }

  private static Plan plan(Scope scope) {
    Condition everything = Condition.ALWAYS;
    return new Plan(
        scope,
        everything,
        List.of(Plan.Window.EVER),
        ZoneOffset.UTC,
        null,
        List.of(Dimension.of(EventColumn.MODULE), Dimension.of(EventColumn.TYPE)),
        false,
        List.of(new Measure.Count(everything)));
  }
}
