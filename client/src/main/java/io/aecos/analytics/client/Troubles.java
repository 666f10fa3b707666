package io.aecos.analytics.client;

import org.jspecify.annotations.Nullable;

/** What stands in the way right now, for the disk and for the server; null when nothing does. */
final class Troubles {
  private volatile @Nullable String queue;
  private volatile @Nullable String server;
  private volatile @Nullable String settings;

  void queue(@Nullable String trouble) {
    queue = trouble;
  }

  void server(@Nullable String trouble) {
    server = trouble;
  }

  void settings(@Nullable String trouble) {
    settings = trouble;
  }

  @Nullable String queue() {
    return queue;
  }

  @Nullable String server() {
    return server;
  }

  @Nullable String settings() {
    return settings;
  }

  @Nullable String first() {
    String disk = queue;
    String network = server;
    return disk != null ? disk : network != null ? network : settings;
  }

  /** A short text for an exception: many of the JDK's say nothing but a name. */
  static String describe(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
