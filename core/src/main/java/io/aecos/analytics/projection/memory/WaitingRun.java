package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingCells.Matter;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out what waits for somebody. */
final class WaitingRun {
  private final WaitingPlan plan;

  WaitingRun(WaitingPlan plan) {
    this.plan = plan;
  }

  /** {@code events} are those of the window, in order, whoever may see them. */
  WaitingCells over(List<EventView> events, Watermark watermark) {
    Map<ElementKey, List<EventView>> matters = new TreeMap<>();
    long unnamed = 0;
    for (EventView event : events) {
      String key = event.dimension(plan.key());
      if (key == null) {
        unnamed += opens(event) ? 1 : 0;
      } else if (closes(event) || opens(event)) {
        matters
            .computeIfAbsent(new ElementKey(event.event().project(), key), k -> new ArrayList<>())
            .add(event);
      }
    }
    List<Matter> waiting = new ArrayList<>();
    matters.forEach((key, own) -> add(key, sinceClosed(own), waiting));
    return new WaitingCells(
        waiting.stream().sorted(Comparator.comparing(Matter::since)).limit(plan.limit()).toList(),
        waiting.size(),
        unnamed,
        watermark,
        "in memory: " + plan);
  }

  private List<EventView> sinceClosed(List<EventView> events) {
    List<EventView> open = new ArrayList<>();
    for (EventView event : events) {
      if (closes(event)) {
        open.clear();
      } else {
        open.add(event);
      }
    }
    return open;
  }

  private void add(ElementKey key, List<EventView> open, List<Matter> waiting) {
    if (!open.isEmpty()) {
      waiting.add(
          new Matter(
              key.project(),
              key.guid(),
              last(open, plan.owner()),
              last(open, Dimension.of(EventColumn.USER)),
              last(open, Dimension.of(EventColumn.ELEMENT_GUID)),
              last(open, Dimension.of(EventColumn.ELEMENT_TYPE)),
              open.get(0).event().occurredAt(),
              open.size()));
    }
  }

  private boolean opens(EventView event) {
    Condition filter = plan.extent().filter();
    return event.satisfies(plan.opens())
        && event.satisfies(filter)
        && event.visibleTo(plan.extent().scope());
  }

  private boolean closes(EventView event) {
    return event.satisfies(plan.closes());
  }

  private static @Nullable String last(List<EventView> events, Dimension dimension) {
    String last = null;
    for (EventView event : events) {
      String said = event.dimension(dimension);
      last = said == null ? last : said;
    }
    return last;
  }
}
