package io.aecos.analytics.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings from environment variables; what makes no sense is passed over and remembered. */
final class Environment {
  private final Map<String, String> variables;
  private final ClientBuilder builder = new ClientBuilder();
  private @Nullable String trouble;

  Environment(Map<String, String> variables) {
    this.variables = variables;
    read("AECOS_ANALYTICS_OFF", value -> builder.enabled(value.equals("0")));
    read("AECOS_ANALYTICS_HOME", value -> builder.dataDirectory(Path.of(value)));
    read("AECOS_ANALYTICS_QUEUE", value -> builder.queueDirectory(Path.of(value)));
    read("AECOS_ANALYTICS_URL", value -> builder.server(URI.create(value)));
    read("AECOS_ANALYTICS_TOKEN", builder::token);
    read("AECOS_ANALYTICS_CA", value -> builder.authorities(Path.of(value)));
    read("AECOS_ANALYTICS_QUEUE_BYTES", value -> builder.queueBytes(Long.parseLong(value)));
    read("AECOS_ANALYTICS_FSYNC", value -> builder.fsync(fsync(value)));
  }

  ClientBuilder builder() {
    return builder;
  }

  /** What was passed over, or null. */
  @Nullable String trouble() {
    return trouble;
  }

  private void read(String name, Consumer<String> setting) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      return;
    }
    try {
      setting.accept(value.strip());
    } catch (IllegalArgumentException e) {
      trouble = name + " is passed over: " + Troubles.describe(e);
    }
  }

  private static FsyncPolicy fsync(String value) {
    return value.equals("1") || value.equalsIgnoreCase("true")
        ? FsyncPolicy.EACH_WRITE
        : FsyncPolicy.NEVER;
  }
}
