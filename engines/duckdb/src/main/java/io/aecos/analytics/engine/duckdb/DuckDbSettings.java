package io.aecos.analytics.engine.duckdb;

/**
 * How much of the machine the projection may use: {@code memoryMegabytes} for its buffers, beyond
 * which it spills to disk, and {@code threads} for one query; what it keeps rolled up; and from how
 * many rows on a batch is written as a bulk.
 */
public record DuckDbSettings(
    int memoryMegabytes, int threads, RollupSettings rollups, int manyRows) {
  /** From as many on one statement is faster than one call for each cell. */
  private static final int MANY = 8_192;

  public static final DuckDbSettings DEFAULT =
      new DuckDbSettings(1024, Runtime.getRuntime().availableProcessors());

  public DuckDbSettings(int memoryMegabytes, int threads) {
    this(memoryMegabytes, threads, RollupSettings.DEFAULT);
  }

  public DuckDbSettings(int memoryMegabytes, int threads, RollupSettings rollups) {
    this(memoryMegabytes, threads, rollups, MANY);
  }

  public DuckDbSettings {
    if (memoryMegabytes < 128 || threads < 1) {
      throw new IllegalArgumentException("at least 128 MB of memory and one thread");
    }
  }
}
