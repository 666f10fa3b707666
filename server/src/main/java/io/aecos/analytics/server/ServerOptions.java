package io.aecos.analytics.server;

import io.aecos.analytics.server.directory.DataDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What the command line decides about a server. A null {@code port} takes the configured one or, if
 * that is taken, the next free one.
 */
public record ServerOptions(DataDirectory data, @Nullable Integer port, boolean demo) {

  /** A server for one command's duration, on whatever port is free. */
  public static ServerOptions passing(DataDirectory data, boolean demo) {
    return new ServerOptions(data, 0, demo);
  }
}
