package io.aecos.analytics.server.settings;

import java.util.List;

/**
 * Where the server listens, which host names it answers to, how many files of events may leave it
 * at the same time, after how many seconds a client that neither takes nor sends is cut off, and
 * who can reach it.
 */
public record ServerSettings(
    int port, List<String> hosts, int downloads, int stalledSeconds, ListenSettings listen) {
  public static final int DEFAULT_PORT = 8787;
  public static final ServerSettings DEFAULTS =
      new ServerSettings(DEFAULT_PORT, List.of(), 4, 20, ListenSettings.LOCAL);

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 … 65535, not " + port);
    }
    if (downloads < 1 || downloads > 16) {
      throw new IllegalArgumentException("downloads must be 1 … 16, not " + downloads);
    }
    if (stalledSeconds < 1 || stalledSeconds > 3_600) {
      throw new IllegalArgumentException("stalledSeconds must be 1 … 3600, not " + stalledSeconds);
    }
    hosts = List.copyOf(hosts);
  }
}
