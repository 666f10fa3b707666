package io.aecos.analytics.engine.duckdb;

/**
 * How much of the machine the projection may use: {@code memoryMegabytes} for its buffers, beyond
 * which it spills to disk, and {@code threads} for one query; and what it keeps rolled up.
 */
public record DuckDbSettings(int memoryMegabytes, int threads, RollupSettings rollups) {
  public static final DuckDbSettings DEFAULT =
      new DuckDbSettings(1024, Runtime.getRuntime().availableProcessors());

  public DuckDbSettings(int memoryMegabytes, int threads) {
    this(memoryMegabytes, threads, RollupSettings.DEFAULT);
  }

  public DuckDbSettings {
    if (memoryMegabytes < 128 || threads < 1) {
      throw new IllegalArgumentException("at least 128 MB of memory and one thread");
    }
  }
}
