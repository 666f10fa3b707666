package io.aecos.analytics.server.backup;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what lies ready in {@code restore-TIME.new} in the place of what a data directory holds,
 * which is kept in {@code replaced-TIME}; settings of which the new has none stay. The name of the
 * folder says how far that is: {@code new} while it is filled and proven, {@code ready} while the
 * old moves out, {@code moving} while the new moves in. Each step can be done again, so whoever
 * opens the directory after a kill goes on.
 */
public final class Replacing {
  private static final Logger LOG = LoggerFactory.getLogger(Replacing.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  static final String CONFIG = "config.yaml";
  static final String CATALOG = "catalog";

  /** What people write by hand: that a backup has none does not say that there is to be none. */
  private static final List<String> SETTINGS = List.of(CATALOG, CONFIG);

  private static final Set<String> DATA =
      Set.of(
          "archive",
          "audit.head",
          CATALOG,
          CONFIG,
          "demo-day",
          "keys",
          "reports",
          "sessions.json",
          "views");
  private static final List<String> DATABASES =
      List.of("audit.sqlite", "ledger.sqlite", "registry.sqlite");

  /** A copy of the ledger, which is made again from the ledger that is there then. */
  private static final String PROJECTION = "projection.duckdb";

  private final Path root;
  private final String stamp;

  private Replacing(Path root, String stamp) {
    this.root = root;
    this.stamp = stamp;
  }

  /** One whose name says {@code now}, or the first second after it that no other one has taken. */
  static Replacing at(DataDirectory data, Instant now) {
    Instant free = now;
    while (Files.exists(new Replacing(data.root(), STAMP.format(free)).replaced())) {
      free = free.plusSeconds(1);
    }
    return new Replacing(data.root(), STAMP.format(free));
  }

  /** Whether {@code path} is a part of a data directory that a backup replaces. */
  static boolean isData(Path path) {
    String name = String.valueOf(path.getFileName());
    return DATA.contains(name) || DATABASES.stream().anyMatch(name::startsWith) || isCopy(path);
  }

  private static boolean isCopy(Path path) {
    return String.valueOf(path.getFileName()).startsWith(PROJECTION);
  }

  boolean replacesSomething() {
    return !held().isEmpty();
  }

  /** Which settings stay, since {@code laid}, where the new is, has none. */
  List<String> kept(Path laid) throws IOException {
    List<String> kept = new ArrayList<>();
    for (String name : SETTINGS) {
      Path ours = root.resolve(name);
      boolean says = Files.isRegularFile(ours) || !CopiedFiles.in(ours).isEmpty();
      if (says && !Files.exists(laid.resolve(name))) {
        kept.add(name);
      }
    }
    return kept;
  }

  /** Where the new is laid ready. */
  Path fresh() {
    return root.resolve("restore-" + stamp + ".new");
  }

  private Path ready() {
    return root.resolve("restore-" + stamp + ".ready");
  }

  private Path moving() {
    return root.resolve("restore-" + stamp + ".moving");
  }

  private Path replaced() {
    return root.resolve("replaced-" + stamp);
  }

  /** Replaces; gives where the old is, null where there was none. */
  @Nullable Path run() throws IOException {
    move(fresh(), ready());
    return goOn();
  }

  private @Nullable Path goOn() throws IOException {
    if (Files.isDirectory(ready())) {
      moveOut();
      move(ready(), moving());
    }
    if (Files.isDirectory(moving())) {
      for (Path part : listed(moving())) {
        move(part, root.resolve(part.getFileName()));
      }
      CopiedFiles.remove(moving());
    }
    return Files.isDirectory(replaced()) ? replaced() : null;
  }

  private void moveOut() throws IOException {
    List<String> kept = kept(ready());
    for (Path part : held()) {
      if (kept.contains(String.valueOf(part.getFileName()))) {
        LOG.info("{} stays, since the backup has none", part);
      } else if (isCopy(part)) {
        CopiedFiles.remove(part);
      } else {
        PrivateFiles.createDirectories(replaced());
        move(part, replaced().resolve(part.getFileName()));
      }
    }
  }

  private List<Path> held() {
    try {
      return listed(root).stream().filter(Replacing::isData).toList();
    } catch (IOException e) {
      throw new AnalyticsException(ErrorCode.NO_PERMISSION, root + " cannot be looked at", e);
    }
  }

  /** Removes what was laid ready and not put in place. */
  void discard() {
    try {
      CopiedFiles.remove(fresh());
    } catch (IOException e) {
      LOG.warn("{} is left behind and may be removed", fresh(), e);
    }
  }

  /** Goes on with what a killed process has begun in {@code data}, whose lock the caller holds. */
  public static void finish(DataDirectory data) {
    try {
      for (Path part : listed(data.root())) {
        String name = String.valueOf(part.getFileName());
        if (name.matches("restore-[0-9TZ]+\\.(new|ready|moving)")) {
          String stamp = name.substring(name.indexOf('-') + 1, name.indexOf('.'));
          Replacing begun = new Replacing(data.root(), stamp);
          if (name.endsWith(".new")) {
            begun.discard();
          } else {
            LOG.warn("{} was broken off; finishing it", name);
            begun.goOn();
          }
        }
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE,
          "A restore into "
              + data.root()
              + " was broken off and cannot be finished: "
              + e.getMessage(),
          e);
    }
  }

  private static List<Path> listed(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.sorted().toList();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
