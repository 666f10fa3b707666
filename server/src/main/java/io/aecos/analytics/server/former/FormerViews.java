package io.aecos.analytics.server.former;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.server.former.FormerFiles.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code [{"name","url","savedAt"}]} of one viewer, whose name the file tells only by its
 * hash. The local administrator was the only one.
 */
final class FormerViews {
  private static final String OWNER = Viewer.LOCAL_ADMINISTRATOR;

  private final JsonMapper json;
  private final InstantSource clock;

  FormerViews(JsonMapper json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  Taken takeOver(Path file, Registry registry) {
    if (!file.getFileName().toString().equals(nameOf(OWNER))) {
      return new Taken("nothing", "nobody is known whose saved views these are");
    }
    JsonNode kept;
    try {
      kept = json.readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException e) {
      return new Taken("nothing", "it cannot be read");
    }
    if (!kept.isArray()) {
      return new Taken("nothing", "it is no list of saved views");
    }
    List<SavedView> views = new ArrayList<>();
    kept.forEach(
        entry -> {
          SavedView view = view(entry);
          if (view != null) {
            views.add(view);
          }
        });
    registry.write(entries -> put(entries, views));
    int unread = kept.size() - views.size();
    return new Taken(
        views.size() + " saved views",
        unread == 0 ? "" : unread + " are no addresses of the dashboard under a name");
  }

  /** Names that were two and are one in the normal form both stay, the second with a number. */
  private static int put(Registry.Entries entries, List<SavedView> views) {
    Set<String> names = new HashSet<>();
    for (SavedView view : views) {
      String name = view.name();
      for (int number = 2; !names.add(name); number++) {
        name = view.name() + " (" + number + ")";
      }
      entries.views().put(OWNER, new SavedView(name, view.url(), view.savedAt()));
    }
    return views.size();
  }

  private @Nullable SavedView view(JsonNode entry) {
    try {
      return SavedView.of(
          entry.path("name").asString(""), entry.path("url").asString(""), savedAt(entry));
    } catch (AnalyticsException e) {
      return null;
    }
  }

  private Instant savedAt(JsonNode entry) {
    try {
      return Instant.parse(entry.path("savedAt").asString(""));
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  private static String nameOf(String viewer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(viewer.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16) + ".json";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
