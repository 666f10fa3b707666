package io.aecos.analytics.server.former;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.former.FormerFiles.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code {"version":1,"sessions":[{"digest","name","role","everything",…,"until"}]}}. Only
 * the local administrator's sessions go on: nobody else could sign in then, and what the file says
 * that a session may see is not believed any more.
 */
final class FormerSessions {
  private static final Duration LIFE = Duration.ofHours(12);

  private final JsonMapper json;
  private final InstantSource clock;

  FormerSessions(JsonMapper json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  Taken takeOver(Path file, Registry registry) {
    JsonNode kept;
    try {
      kept = json.readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException e) {
      return new Taken("nothing", "it cannot be read, so everybody has to sign in anew");
    }
    if (kept.path("version").asInt(0) != 1 || !kept.path("sessions").isArray()) {
      return new Taken("nothing", "it is no list of sessions, so everybody has to sign in anew");
    }
    List<OpenSession> sessions = new ArrayList<>();
    int over = 0;
    int others = 0;
    for (JsonNode entry : kept.path("sessions")) {
      OpenSession session = session(entry);
      if (session == null) {
        others++;
      } else if (!session.holdsAt(clock.instant())) {
        over++;
      } else {
        sessions.add(session);
      }
    }
    registry.write(
        entries -> {
          sessions.forEach(entries.sessions()::put);
          return sessions.size();
        });
    return new Taken(
        "%d sessions go on, %d were over".formatted(sessions.size(), over),
        others == 0 ? "" : others + " sessions are nobody's who is known, and ended");
  }

  private static @Nullable OpenSession session(JsonNode entry) {
    boolean local =
        entry.path("name").asString("").equals(Viewer.LOCAL_ADMINISTRATOR)
            && entry.path("role").asString("").equals("ADMIN")
            && entry.path("everything").asBoolean(false);
    String digest = entry.path("digest").asString("");
    if (!local || !digest.matches("[0-9a-f]{64}")) {
      return null;
    }
    try {
      Instant until = Instant.parse(entry.path("until").asString(""));
      Instant seen = until.minus(LIFE);
      return new OpenSession(
          digest, Viewer.LOCAL_ADMINISTRATOR, OpenSession.Method.LINK, seen, seen, until);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
