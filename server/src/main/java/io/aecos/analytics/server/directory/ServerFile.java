package io.aecos.analytics.server.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run/server.json} says about the server that holds a data directory. {@code url} and
 * {@code token} are null while it is still starting.
 */
public record ServerFile(
    long pid, String version, Instant startedAt, @Nullable String url, @Nullable String token) {

  @Override
  public String toString() {
    return "process " + pid + (url == null ? ", still starting" : " at " + url);
  }
}
