package io.aecos.analytics.server.settings;

import java.util.List;

/** Where the server listens and which host names it answers to. */
public record ServerSettings(int port, List<String> hosts) {
  public static final int DEFAULT_PORT = 8787;
  public static final ServerSettings DEFAULTS = new ServerSettings(DEFAULT_PORT, List.of());

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 … 65535, not " + port);
    }
    hosts = List.copyOf(hosts);
  }
}
