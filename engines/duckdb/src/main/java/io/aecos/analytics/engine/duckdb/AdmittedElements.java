package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.AdmissionQueue.Urgency;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
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
import java.util.function.Supplier;

/** Questions about elements, which always read events and wait for their turn. */
record AdmittedElements(Elements elements, AdmissionQueue queue) implements Elements {

  @Override
  public FlowCells flow(FlowPlan plan) {
    return admitted(() -> elements.flow(plan));
  }

  @Override
  public ElementPage elements(FlowSelection selection) {
    return admitted(() -> elements.elements(selection));
  }

  @Override
  public PairCells pairs(PairPlan plan) {
    return admitted(() -> elements.pairs(plan));
  }

  @Override
  public TogetherCells together(TogetherPlan plan) {
    return admitted(() -> elements.together(plan));
  }

  @Override
  public SavingsCells savings(SavingsPlan plan) {
    return admitted(() -> elements.savings(plan));
  }

  @Override
  public ElementPage elements(SavingsSelection selection) {
    return admitted(() -> elements.elements(selection));
  }

  @Override
  public ElementPage elements(TogetherSelection selection) {
    return admitted(() -> elements.elements(selection));
  }

  @Override
  public WaitingCells waiting(WaitingPlan plan) {
    return admitted(() -> elements.waiting(plan));
  }

  private <T> T admitted(Supplier<T> question) {
    return queue.admitted(Urgency.REST, question);
  }
}
