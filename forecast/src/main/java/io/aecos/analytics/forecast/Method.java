package io.aecos.analytics.forecast;

/**
 * One way to forecast. Parameters are estimated on the first {@code known} values alone; with them,
 * {@code horizon} values are forecast from each of the origins, which ascend and are at least
 * {@code known}. What is forecast from an origin depends on the values before it and on nothing
 * else. Without state, safe for use by many threads.
 */
interface Method {

  /** A short stable name. */
  String name();

  /** The name as it stands in a sentence. */
  String title();

  /** Whether {@code known} values are enough, and of the kind that this method can treat. */
  boolean suits(double[] values, int known);

  /** One row per origin. */
  double[][] forecasts(double[] values, int known, int[] origins, int horizon);
}
