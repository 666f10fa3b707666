package io.aecos.analytics.server.settings;

/** How much the analytical engine may use: memory in megabytes, and threads. */
public record ProjectionSettings(int memoryMb, int threads) {
  public static final ProjectionSettings DEFAULTS =
      new ProjectionSettings(512, Runtime.getRuntime().availableProcessors());

  public ProjectionSettings {
    if (memoryMb < 128) {
      throw new IllegalArgumentException("memoryMb must be 128 or more, not " + memoryMb);
    }
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads must be 1 … 256, not " + threads);
    }
  }
}
