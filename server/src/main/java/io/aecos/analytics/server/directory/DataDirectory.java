package io.aecos.analytics.server.directory;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a server keeps everything it has. */
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** The directory named on the command line, else by the environment, else in the user's home. */
  public static DataDirectory resolve(@Nullable Path named) {
    if (named != null) {
      return new DataDirectory(named);
    }
    String home = System.getenv("AECOS_ANALYTICS_HOME");
    return home != null && !home.isBlank()
        ? new DataDirectory(Path.of(home))
        : new DataDirectory(Path.of(System.getProperty("user.home"), ".aecos", "analytics"));
  }

  /** Demo data lives apart, so that it never mixes with real numbers. */
  public DataDirectory demo() {
    return new DataDirectory(root.resolve("demo"));
  }

  public Path config() {
    return root.resolve("config.yaml");
  }

  public Path catalog() {
    return root.resolve("catalog");
  }

  public Path ledger() {
    return root.resolve("ledger.sqlite");
  }

  public Path projection() {
    return root.resolve("projection.duckdb");
  }

  /** People, teams, tokens, sessions and saved views. */
  public Path registry() {
    return root.resolve("registry.sqlite");
  }

  /** Who did what with this product; its anchor is beside it. */
  public Path audit() {
    return root.resolve("audit.sqlite");
  }

  /** The key that the audit trail is signed with. */
  public Path auditKey() {
    return keys().resolve("audit.key");
  }

  /** What the audit trail and reports are signed with. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** What the ledger gave up, and its manifests. */
  public Path archive() {
    return root.resolve("archive");
  }

  /** The rules by which events left the ledger so far. */
  public Path agreedRetention() {
    return root.resolve("retention.agreed");
  }

  /** What a node of a shared ledger keeps of its share. */
  public Path shared() {
    return root.resolve("shared");
  }

  /**
   * How many bytes a database takes, which keeps its log and what it spills in files beside it
   * whose names begin like its own.
   */
  public long bytesOf(Path database) throws IOException {
    String name = String.valueOf(database.getFileName());
    long bytes = 0;
    try (Stream<Path> beside = Files.list(root)) {
      for (Path file : beside.filter(path -> begins(path, name)).toList()) {
        bytes += Files.exists(file) ? Files.size(file) : 0; // What is gone by now takes no room.
      }
    }
    return bytes;
  }

  private static boolean begins(Path path, String name) {
    return String.valueOf(path.getFileName()).startsWith(name) && Files.isRegularFile(path);
  }

  /** The files of reports. */
  public Path reports() {
    return root.resolve("reports");
  }

  /** Where earlier versions kept saved views. */
  public Path formerViews() {
    return root.resolve("views");
  }

  /** Where earlier versions kept who was signed in. */
  public Path formerSessions() {
    return root.resolve("sessions.json");
  }

  public Path serverFile() {
    return root.resolve("run").resolve("server.json");
  }

  /** Short-lived copies of other programs' databases. */
  public Path scratch() {
    return root.resolve("run").resolve("scratch");
  }

  /** Copies of archived files that lie elsewhere, to be read. */
  public Path fetchedArchive() {
    return root.resolve("run").resolve("archive").resolve("fetched");
  }

  /** What is on its way to an archive that lies elsewhere. */
  public Path archiveDrafts() {
    return root.resolve("run").resolve("archive").resolve("drafts");
  }

  Path lock() {
    return root.resolve("run").resolve("lock");
  }

  /** Makes the directory where it is missing; only its owner may enter. */
  public void create() {
    try {
      PrivateFiles.createDirectories(root);
      PrivateFiles.createDirectories(root.resolve("run"));
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION,
          "Cannot use the data directory "
              + root
              + ": "
              + reason(e)
              + ". Name another with --data.",
          e);
    }
    if (!Files.isWritable(root)) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "The data directory " + root + " cannot be written to.");
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}
