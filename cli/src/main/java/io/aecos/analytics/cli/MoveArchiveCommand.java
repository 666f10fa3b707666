package io.aecos.analytics.cli;

import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.move.ArchiveMove;
import io.aecos.analytics.server.move.ArchiveMoveJson;
import io.aecos.analytics.server.move.MoveEnd;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.settings.RetentionSettings;
import io.aecos.analytics.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code move-archive}: brings an archive to where the configuration says that it is to be. */
@Command(
    name = "move-archive",
    description = {
      "Copies archived files to where `retention` in config.yaml says that the archive is: from a"
          + " directory into a bucket, back, or into another one. Each is read again there and"
          + " compared with the hash that the ledger knows. Servers may go on working meanwhile.",
      "Say the new place in config.yaml first, keeping a copy of the old one; run this; start the"
          + " servers again, so that they go by it; run this once more for what they archived"
          + " until then. Ended at any moment, it goes on when it is run again. The old place is"
          + " kept as it was."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics move-archive                            # out of archive/ of the data"
          + " directory",
      "  aecos analytics move-archive --from config.yaml.before  # out of the bucket that it names",
      "",
      "Exit codes: 0 all is there and the server goes by it, 1 a file is at neither place or the"
          + " server still goes by another place, 2 usage, 3 cannot reach or open."
    })
final class MoveArchiveCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "Where the archive was: a directory, or a configuration file whose `retention` says it;"
              + " else archive/ of the data directory.")
  @Nullable Path from;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    DataDirectory directory = data.directory();
    Settings configured = ConfigFile.read(directory.config());
    MoveEnd ledger = new MoveEnd(directory, configured.ledger().at(data.ledger).address());
    boolean shared = ledger.address() != null;
    MoveWatch watch = new MoveWatch(System.err);
    ArchiveMoveJson moved;
    try (ArchiveStore old = from(directory, configured.retention(), shared);
        ArchiveStore fresh = configured.retention().store(directory, shared)) {
      moved = new ArchiveMove(ledger, old, fresh).run(watch::at);
    }
    String next = next(moved, directory);
    System.out.println(json ? json(moved, next) : text(moved, next));
    return moved.whole() && next.isEmpty() ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private ArchiveStore from(DataDirectory directory, RetentionSettings now, boolean shared) {
    Path place = from;
    if (place == null) {
      if (now.bucket() == null && now.directory() == null) {
        throw new CommandFailure(
            ExitCodes.USAGE,
            "config.yaml says that the archive is in "
                + directory.archive()
                + ". Say with --from where it was: a directory, or a copy of the config.yaml that"
                + " named the bucket.");
      }
      place = directory.archive();
    }
    if (Files.isDirectory(place)) {
      return new DirectoryStore(place);
    }
    if (Files.isRegularFile(place)) {
      return ConfigFile.read(place).retention().store(directory, shared);
    }
    throw new CommandFailure(
        ExitCodes.USAGE,
        place
            + " is not there. --from names the directory in which the archive was, or a copy of the"
            + " config.yaml that said where.");
  }

  /** What is left to do for people; empty where nothing is. */
  private static String next(ArchiveMoveJson moved, DataDirectory directory) {
    if (!moved.whole()) {
      return "put these files back from a backup's archive/, and run this again";
    }
    Optional<String> used =
        Session.running(directory)
            .map(api -> api.get("/api/storage"))
            .map(storage -> storage.path("archive").path("place").asString(""));
    return used.isEmpty() || used.get().equals(moved.to())
        ? ""
        : "the server that runs still archives to "
            + used.get()
            + "; start it again, so that it goes by config.yaml, and run this once more";
  }

  private static String json(ArchiveMoveJson moved, String next) {
    JsonNode told = Api.JSON.valueToTree(moved);
    return ((ObjectNode) told).put("next", next).toPrettyString();
  }

  private static String text(ArchiveMoveJson moved, String next) {
    String sum =
        String.format(
            Locale.ROOT,
            "%s: %,d files (%,d bytes) copied from %s, %,d were there; each was read again and is"
                + " what the ledger says.",
            moved.to(),
            moved.copied(),
            moved.bytes(),
            moved.from(),
            moved.there());
    String lost =
        moved.missing().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "%n%,d at neither place, such as %s.",
                moved.missing().size(),
                moved.missing().get(0));
    return sum + lost + (next.isEmpty() ? "" : System.lineSeparator() + "Next: " + next + ".");
  }
}
