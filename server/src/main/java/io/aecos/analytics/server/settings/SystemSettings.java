package io.aecos.analytics.server.settings;

/** Every how many seconds the server samples its own machine; 0 means never. */
public record SystemSettings(int sampleSeconds) {
  public static final SystemSettings DEFAULTS = new SystemSettings(0);

  public SystemSettings {
    if (sampleSeconds < 0 || sampleSeconds > 86_400) {
      throw new IllegalArgumentException("sampleSeconds must be 0 … 86400, not " + sampleSeconds);
    }
  }
}
