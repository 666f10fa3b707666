package io.aecos.analytics.projection;

/**
 * What a projection can tell about elements. An element is a (project, elementGuid) pair; events
 * without an {@code elementGuid} belong to none and are counted apart. Answers are computed in one
 * snapshot and carry its watermark. Texts are ordered by code point.
 */
public interface Elements {

  /** How many elements took each path through the stages. */
  FlowCells flow(FlowPlan plan);

  /** The elements of a flow that had the wanted outcomes, by project and elementGuid. */
  ElementPage elements(FlowSelection selection);

  /** Estimates beside actuals, element by element. */
  PairCells pairs(PairPlan plan);

  /** Who took part in whose elements. */
  TogetherCells together(TogetherPlan plan);

  /** What work saved, each element once. */
  SavingsCells savings(SavingsPlan plan);

  /** The elements whose work counts in one way, by project and elementGuid. */
  ElementPage elements(SavingsSelection selection);

  /** The elements that both named people share in that way, by project and elementGuid. */
  ElementPage elements(TogetherSelection selection);

  /** What waits for somebody. */
  WaitingCells waiting(WaitingPlan plan);
}
