package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.live.Untouched.Kind;

/**
 * Remembers the answers to recent plans until something changes that they look at. A plan contains
 * its viewer's scope, so no answer can reach a viewer with another one. Pages are not kept.
 */
final class CachingElements implements Elements {
  private static final Kind<FlowCells> FLOW =
      new Kind<>(
          FlowCells.class,
          FlowCells::watermark,
          (cells, watermark) ->
              new FlowCells(
                  cells.paths(),
                  cells.withoutElement(),
                  cells.eventsWithoutElement(),
                  cells.events(),
                  watermark,
                  cells.statement()));
  private static final Kind<PairCells> PAIRS =
      new Kind<>(
          PairCells.class,
          PairCells::watermark,
          (cells, watermark) ->
              new PairCells(
                  cells.summary(),
                  cells.bins(),
                  cells.quantiles(),
                  cells.points(),
                  watermark,
                  cells.statement()));
  private static final Kind<TogetherCells> TOGETHER =
      new Kind<>(
          TogetherCells.class,
          TogetherCells::watermark,
          (cells, watermark) ->
              new TogetherCells(
                  cells.pairs(),
                  cells.people(),
                  cells.events(),
                  cells.silent(),
                  watermark,
                  cells.statement()));
  private static final Kind<SavingsCells> SAVINGS =
      new Kind<>(
          SavingsCells.class,
          SavingsCells::watermark,
          (cells, watermark) -> new SavingsCells(cells.cells(), watermark, cells.statement()));
  private static final Kind<WaitingCells> WAITING =
      new Kind<>(
          WaitingCells.class,
          WaitingCells::watermark,
          (cells, watermark) ->
              new WaitingCells(
                  cells.matters(), cells.total(), cells.unnamed(), watermark, cells.statement()));

  private final Projection projection;
  private final Untouched kept;

  CachingElements(Projection projection, int capacity) {
    this.projection = projection;
    this.kept = new Untouched(projection, capacity);
  }

  @Override
  public FlowCells flow(FlowPlan plan) {
    return kept.answer(plan, FLOW, LooksAt.of(plan), () -> projection.elements().flow(plan));
  }

  @Override
  public PairCells pairs(PairPlan plan) {
    return kept.answer(plan, PAIRS, LooksAt.of(plan), () -> projection.elements().pairs(plan));
  }

  @Override
  public TogetherCells together(TogetherPlan plan) {
    return kept.answer(
        plan, TOGETHER, LooksAt.of(plan), () -> projection.elements().together(plan));
  }

  @Override
  public SavingsCells savings(SavingsPlan plan) {
    return kept.answer(plan, SAVINGS, LooksAt.of(plan), () -> projection.elements().savings(plan));
  }

  @Override
  public WaitingCells waiting(WaitingPlan plan) {
    return kept.answer(plan, WAITING, LooksAt.of(plan), () -> projection.elements().waiting(plan));
  }

  @Override
  public ElementPage elements(SavingsSelection selection) {
    return projection.elements().elements(selection);
  }

  @Override
  public ElementPage elements(FlowSelection selection) {
    return projection.elements().elements(selection);
  }

  @Override
  public ElementPage elements(TogetherSelection selection) {
    return projection.elements().elements(selection);
  }

  /** Forgets everything. */
  void clear() {
    kept.clear();
  }
}
