package io.aecos.analytics.projection.memory;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers questions about elements by gathering each element's events and looking at them. */
final class MemoryElements implements Elements {
  private final List<LedgerRow> rows;
  private final Watermark watermark;

  /** {@code rows} are ordered by time and {@code seq}. */
  MemoryElements(List<LedgerRow> rows, Watermark watermark) {
    this.rows = rows;
    this.watermark = watermark;
  }

  @Override
  public FlowCells flow(FlowPlan plan) {
    return new FlowRun(plan).over(seen(plan.extent()), watermark);
  }

  @Override
  public ElementPage elements(FlowSelection selection) {
    FlowRun run = new FlowRun(selection.plan());
    List<ElementPage.Row> all = new ArrayList<>();
    byElement(run.partaking(seen(selection.plan().extent())))
        .forEach(
            (element, events) -> {
              List<String> outcomes = run.outcomes(events);
              if (selection.wanted().entrySet().stream()
                  .allMatch(want -> outcomes.get(want.getKey()).equals(want.getValue()))) {
                all.add(ElementKey.row(element, events, outcomes));
              }
            });
    return page(all, selection.limit(), ElementCursor.parse(selection.cursor()));
  }

  @Override
  public PairCells pairs(PairPlan plan) {
    return new PairRun(plan).over(byElement(seen(plan.extent())), watermark);
  }

  @Override
  public SavingsCells savings(SavingsPlan plan) {
    return savingsRun(plan).over(seen(plan.extent()), watermark);
  }

  @Override
  public ElementPage elements(SavingsSelection selection) {
    SavingsRun run = savingsRun(selection.plan());
    List<ElementPage.Row> all = new ArrayList<>();
    byElement(run.counting(selection.counting(), seen(selection.plan().extent())))
        .forEach((element, events) -> all.add(ElementKey.row(element, events, List.of())));
    return page(all, selection.limit(), ElementCursor.parse(selection.cursor()));
  }

  /** What became of an element is looked up in all that the viewer may see. */
  private SavingsRun savingsRun(SavingsPlan plan) {
    Extent extent = plan.extent();
    List<EventView> ever =
        rows.stream()
            .map(row -> new EventView(row, extent.zone()))
            .filter(event -> event.visibleTo(extent.scope()))
            .toList();
    return new SavingsRun(plan, byElement(ever));
  }

  @Override
  public TogetherCells together(TogetherPlan plan) {
    return new TogetherRun(plan).over(seen(plan.extent()), watermark);
  }

  @Override
  public ElementPage elements(TogetherSelection selection) {
    TogetherRun run = new TogetherRun(selection.plan());
    List<ElementPage.Row> all = new ArrayList<>();
    byElement(run.telling(seen(selection.plan().extent())))
        .forEach(
            (element, events) -> {
              if (run.share(selection.author(), selection.participant(), events)) {
                all.add(ElementKey.row(element, events, List.of()));
              }
            });
    return page(all, selection.limit(), ElementCursor.parse(selection.cursor()));
  }

  @Override
  public WaitingCells waiting(WaitingPlan plan) {
    return new WaitingRun(plan).over(within(plan.extent()).toList(), watermark);
  }

  private List<EventView> seen(Extent extent) {
    Predicate<EventView> wanted =
        event -> event.visibleTo(extent.scope()) && event.satisfies(extent.filter());
    return within(extent).filter(wanted).toList();
  }

  private Stream<EventView> within(Extent extent) {
    return rows.stream()
        .filter(row -> PlanRun.isWithin(row.event().occurredAt(), extent.window()))
        .map(row -> new EventView(row, extent.zone()));
  }

  /** The events of each element, in order; those of none left out. */
  static Map<ElementKey, List<EventView>> byElement(List<EventView> events) {
    Map<ElementKey, List<EventView>> elements = new TreeMap<>();
    for (EventView event : events) {
      String guid = event.event().elementGuid();
      if (guid != null) {
        elements
            .computeIfAbsent(
                new ElementKey(event.event().project(), guid), key -> new ArrayList<>())
            .add(event);
      }
    }
    return elements;
  }

  private ElementPage page(List<ElementPage.Row> all, int limit, @Nullable ElementCursor after) {
    List<ElementPage.Row> rest =
        all.stream()
            .filter(row -> after == null || ElementKey.of(row).compareTo(ElementKey.of(after)) > 0)
            .toList();
    List<ElementPage.Row> page = rest.subList(0, Math.min(limit, rest.size()));
    String next =
        page.size() < rest.size() ? ElementCursor.of(page.get(page.size() - 1)).text() : null;
    return new ElementPage(page, all.size(), next, watermark);
  }
}
