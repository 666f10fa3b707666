package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsCells.Cell;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at each piece of work, and at all that is known of its element. */
final class SavingsRun {
  private static final double MS_PER_HOUR = Duration.ofHours(1).toMillis();

  private final SavingsPlan plan;
  private final Map<ElementKey, List<EventView>> elements;
  private final Map<List<@Nullable Object>, Cell> cells = new LinkedHashMap<>();

  /** {@code elements} are all that the viewer may see, with their events in order. */
  SavingsRun(SavingsPlan plan, Map<ElementKey, List<EventView>> elements) {
    this.plan = plan;
    this.elements = elements;
  }

  SavingsCells over(List<EventView> events, Watermark watermark) {
    events.stream().filter(event -> event.satisfies(plan.work())).forEach(this::take);
    return new SavingsCells(List.copyOf(cells.values()), watermark, "in memory: " + plan);
  }

  /** The work that counts in one way. */
  List<EventView> counting(Counting counting, List<EventView> events) {
    return events.stream()
        .filter(event -> event.satisfies(plan.work()) && counting(event) == counting)
        .toList();
  }

  private void take(EventView event) {
    Instant start = Buckets.startOf(event.event().occurredAt(), plan.grain(), plan.extent().zone());
    Counting counting = counting(event);
    boolean reused = event.event().templateId() != null;
    Cell one = cell(event, start, counting, reused);
    cells.merge(
        Arrays.asList(start, event.event().elementType(), counting, reused), one, SavingsRun::sum);
  }

  private Cell cell(EventView event, Instant start, Counting counting, boolean reused) {
    Double milliseconds = event.event().value();
    Double manual = event.manualHours(plan.baselines());
    Double rate = event.hourlyRate(plan.baselines());
    double hours = milliseconds == null ? 0 : milliseconds / MS_PER_HOUR;
    double byHand = milliseconds == null || manual == null ? 0 : manual;
    double dollars = rate == null ? 0 : rate;
    return new Cell(
        start,
        event.event().elementType(),
        counting,
        reused,
        1,
        byHand,
        hours,
        byHand * dollars,
        hours * dollars);
  }

  private Counting counting(EventView event) {
    String guid = event.event().elementGuid();
    if (event.event().value() == null) {
      return Counting.UNMEASURED;
    }
    if (guid == null) {
      return Counting.UNNAMED;
    }
    Counting last = Counting.COUNTED;
    EventView first = null;
    for (EventView other :
        elements.getOrDefault(new ElementKey(event.event().project(), guid), List.of())) {
      boolean work = other.satisfies(plan.work());
      first = first == null && work && other.event().value() != null ? other : first;
      if (work || other.satisfies(plan.kept())) {
        last = Counting.COUNTED;
      } else if (other.satisfies(plan.rejected())) {
        last = Counting.REJECTED;
      } else if (other.satisfies(plan.deleted())) {
        last = Counting.DELETED;
      }
    }
    boolean again = first != null && first.row().seq() != event.row().seq();
    return again ? Counting.REPEATED : last;
  }

  private static Cell sum(Cell one, Cell other) {
    return new Cell(
        one.start(),
        one.elementType(),
        one.counting(),
        one.reused(),
        one.events() + other.events(),
        one.manualHours() + other.manualHours(),
        one.measuredHours() + other.measuredHours(),
        one.manualUsd() + other.manualUsd(),
        one.measuredUsd() + other.measuredUsd());
  }
}
