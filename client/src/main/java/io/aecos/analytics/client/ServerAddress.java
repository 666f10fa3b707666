package io.aecos.analytics.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where batches go, and the token that goes with them. */
record ServerAddress(URI events, @Nullable String token) {

  /**
   * The address that the settings name or, where they do not, the one of the server that runs on
   * the data directory now; null when there is none. Asked for at each attempt, for a server that
   * starts again may have another port.
   */
  static @Nullable ServerAddress of(ClientSettings settings) throws IOException {
    URI named = settings.server();
    if (named != null) {
      return new ServerAddress(eventsOf(named.toString()), settings.token());
    }
    Map<String, Object> running = running(settings.dataDirectory());
    if (running == null || !(running.get("url") instanceof String url)) {
      return null;
    }
    String token = running.get("token") instanceof String local ? local : null;
    return new ServerAddress(eventsOf(url), settings.token() == null ? token : settings.token());
  }

  private static @Nullable Map<String, Object> running(Path dataDirectory) throws IOException {
    try {
      Path file = dataDirectory.resolve("run").resolve("server.json");
      return JsonReader.object(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static URI eventsOf(String base) {
    String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return URI.create(trimmed + "/api/events");
  }

  @Override
  public String toString() {
    return events.toString(); // never the token
  }
}
