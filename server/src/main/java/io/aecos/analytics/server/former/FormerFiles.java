package io.aecos.analytics.server.former;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings what earlier versions kept in files into the registry, before anybody is served. A file of
 * which all was taken over is removed; one with anything left in it stays as {@code NAME.unread},
 * and the log says what it is.
 */
public final class FormerFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FormerFiles.class);

  private final DataDirectory data;
  private final FormerSessions sessions;
  private final FormerViews views;

  public FormerFiles(DataDirectory data, JsonMapper json, InstantSource clock) {
    this.data = data;
    this.sessions = new FormerSessions(json, clock);
    this.views = new FormerViews(json, clock);
  }

  /**
   * Takes over what is there; nothing where nothing is. Broken off between the two, it does the
   * same again.
   *
   * @throws AnalyticsException where a file can neither be removed nor renamed, since with the next
   *     start it would bring back what was forgotten meanwhile
   */
  public void takeOver(Registry registry) {
    if (Files.exists(data.formerSessions())) {
      settle(data.formerSessions(), sessions.takeOver(data.formerSessions(), registry));
    }
    if (Files.isDirectory(data.formerViews())) {
      filesIn(data.formerViews()).forEach(file -> settle(file, views.takeOver(file, registry)));
    }
  }

  private static List<Path> filesIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw stuck(directory, e);
    }
  }

  private static void settle(Path file, Taken taken) {
    Path unread = file.resolveSibling(file.getFileName() + ".unread");
    try {
      if (taken.isWhole()) {
        Files.delete(file);
        LOG.info("Took over {}: {}", file, taken.what());
      } else {
        Files.move(file, unread, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn(
            "Took over {}: {}; {}. It is kept as {}", file, taken.what(), taken.left(), unread);
      }
    } catch (IOException e) {
      throw stuck(file, e);
    }
  }

  private static AnalyticsException stuck(Path file, IOException e) {
    return new AnalyticsException(
        ErrorCode.NO_PERMISSION,
        "%s was taken over into the registry but can neither be removed nor renamed: %s"
            .formatted(file, e.getMessage()),
        e);
  }

  /** What was taken over of a file, and what was left in it; blank where nothing was. */
  record Taken(String what, String left) {
    boolean isWhole() {
      return left.isEmpty();
    }
  }
}
