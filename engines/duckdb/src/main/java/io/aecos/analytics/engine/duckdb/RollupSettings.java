package io.aecos.analytics.engine.duckdb;

/**
 * When something is rolled up: once there are {@code fromEvents} events, from the {@code
 * fromAsking}th time on that it is asked for, and at most {@code most} things.
 */
public record RollupSettings(long fromEvents, int fromAsking, int most) {
  public static final RollupSettings DEFAULT = new RollupSettings(100_000, 2, 64);

  public RollupSettings {
    if (fromEvents < 0 || fromAsking < 1 || most < 1) {
      throw new IllegalArgumentException("at least one asking and one rollup");
    }
  }
}
