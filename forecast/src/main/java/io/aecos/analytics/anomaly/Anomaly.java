package io.aecos.analytics.anomaly;

/**
 * Something unusual: it began at step {@code at} and was known at step {@code raised}. {@code
 * value} is what was there, {@code expected} what would have been usual; for a change of spread
 * both are usual distances between neighbours. {@code strength} tells how many usual deviations lie
 * between, for missing data how unlikely it is in powers of ten. {@code delivery} is what a burst's
 * delivery brought, else NaN.
 */
public record Anomaly(
    Kind kind,
    Direction direction,
    int at,
    int raised,
    double value,
    double expected,
    double strength,
    double delivery) {

  /** What it is. */
  public enum Kind {
    /** One delivery brought most of a step that would have been usual without it. */
    BURST,
    /** One step far from what was usual. */
    SPIKE,
    /** From one step on another level. */
    LEVEL_SHIFT,
    /** Nothing where something always was. */
    MISSING,
    /** Neighbours differ far more, or less, than they did. */
    SPREAD
  }

  /** Which way it goes. */
  public enum Direction {
    UP,
    DOWN
  }
}
