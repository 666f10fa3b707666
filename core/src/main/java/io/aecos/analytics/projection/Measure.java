package io.aecos.analytics.projection;

/**
 * One aggregate over the events that satisfy a condition. Its value in a {@link CellSet} is null
 * when nothing with the field matched, except for {@link Count}, which is 0 then.
 */
public sealed interface Measure {

  Condition condition();

  /** The number of events. */
  record Count(Condition condition) implements Measure {}

  record Sum(Condition condition, Field field) implements Measure {}

  record Min(Condition condition, Field field) implements Measure {}

  record Max(Condition condition, Field field) implements Measure {}

  /** The exact number of distinct present values of a dimension. */
  record Distinct(Condition condition, Dimension dimension) implements Measure {}

  /**
   * The exact quantile {@code q} in [0, 1] by linear interpolation between the two nearest ranks
   * (type 7).
   */
  record Quantile(Condition condition, Field field, double q) implements Measure {}

  /**
   * Joins two sides per (project, elementGuid): {@code estimated} is the latest value of {@code
   * field} under {@code condition}, {@code actual} the sum of {@code actualField} under {@code
   * actualCondition}; only elements that have both within the window count. {@code output} picks
   * what is summed over the elements.
   */
  record Paired(
      Condition condition,
      Field field,
      Condition actualCondition,
      Field actualField,
      PairedOutput output)
      implements Measure {}

  /** What a paired measure sums over elements that have both an estimate and an actual. */
  enum PairedOutput {
    ESTIMATE,
    ACTUAL,
    ABSOLUTE_ERROR,
    PAIRS
  }
}
