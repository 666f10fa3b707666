package io.aecos.analytics.cli;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.directory.ServerFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection to the server of a data directory: the one that runs, or one started for as long as
 * this session is open. Or to a server elsewhere, with a token.
 */
final class Session implements AutoCloseable {
  private static final long CATCH_UP_MILLIS = 120_000;

  private final Api api;
  private final @Nullable AnalyticsServer own;

  private Session(Api api, @Nullable AnalyticsServer own) {
    this.api = api;
    this.own = own;
  }

  static Session open(DataOptions options) {
    Optional<Api> elsewhere = elsewhere(options, System.getenv());
    if (elsewhere.isPresent()) {
      return new Session(elsewhere.get(), null);
    }
    DataDirectory directory = options.directory();
    Optional<Api> running = running(directory);
    if (running.isPresent()) {
      return new Session(running.get(), null);
    }
    AnalyticsServer server =
        AnalyticsServer.start(ServerOptions.passing(directory, options.demo, options.ledger));
    Session session = new Session(new Api(server.url(), server.token()), server);
    session.awaitProjection();
    return session;
  }

  /** The server that hooks are told of by the same names, unless a command names its data. */
  static Optional<Api> elsewhere(DataOptions options, Map<String, String> environment) {
    String url = environment.getOrDefault("AECOS_ANALYTICS_URL", "").strip();
    String token = environment.getOrDefault("AECOS_ANALYTICS_TOKEN", "").strip();
    String authorities = environment.getOrDefault("AECOS_ANALYTICS_CA", "").strip();
    boolean named = options.data != null || options.demo;
    return named || url.isEmpty() || token.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Api(
                url.replaceAll("/+$", ""),
                token,
                authorities.isEmpty() ? null : Path.of(authorities)));
  }

  /** The server that announced itself in the directory, if it answers, whatever that is. */
  static Optional<Api> running(DataDirectory directory) {
    ServerFile file = DirectoryLock.holder(directory).orElse(null);
    if (file == null || file.url() == null || file.token() == null) {
      return Optional.empty();
    }
    Api api = new Api(file.url(), file.token());
    return api.isThere() ? Optional.of(api) : Optional.empty();
  }

  Api api() {
    return api;
  }

  /**
   * Waits until the numbers contain everything that the ledger holds. Where an archive is away it
   * says so and waits no longer: answers say that they lag.
   */
  void awaitProjection() {
    long until = System.currentTimeMillis() + CATCH_UP_MILLIS;
    while (System.currentTimeMillis() < until) {
      JsonNode status = api.get("/api/status");
      if (status.path("behind").asLong(0) == 0) {
        return;
      }
      Optional<String> failure = own == null ? Optional.empty() : own.archiveFailure();
      if (failure.isPresent()) {
        System.err.println("The newest events are not in the numbers: " + failure.get());
        return;
      }
      Progress.pause();
    }
  }

  boolean isOwn() {
    return own != null;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
