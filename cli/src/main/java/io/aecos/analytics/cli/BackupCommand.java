package io.aecos.analytics.cli;

import io.aecos.analytics.server.Version;
import io.aecos.analytics.server.backup.BackupJson;
import io.aecos.analytics.server.backup.OwnBackup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code backup}: copies all data, also while a server works on them. */
@Command(
    name = "backup",
    description = {
      "Copies ledger, registry, audit trail, archives, reports, keys and configuration into a new"
          + " directory, with a manifest of counts and hashes. The server that runs makes it; where"
          + " none does, this command.",
      "It holds keys and password hashes: keep it as you keep the data."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics backup --to /mnt/backups/2026-11-29"})
final class BackupCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description =
          "A directory that is empty or not there yet, outside of the data directory. What a"
              + " backup of the same data left there that was broken off is removed.")
  Path to = Path.of("");

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    JsonNode made = made(to.toAbsolutePath().normalize());
    System.out.println(json ? made.toPrettyString() : text(made));
    return ExitCodes.DONE;
  }

  private JsonNode made(Path place) {
    Optional<Api> api =
        Session.elsewhere(data, System.getenv()).or(() -> Session.running(data.directory()));
    if (api.isPresent()) {
      return new UpkeepWatch(api.get())
          .run("Backup", "/api/backup", Map.of("to", place.toString()));
    }
    BackupJson own =
        new OwnBackup(data.directory(), Version.CURRENT).take(place, System.err::println);
    return Api.JSON.valueToTree(own);
  }

  private static String text(JsonNode made) {
    JsonNode ledger = made.path("ledger");
    JsonNode fault = made.path("audit").path("fault");
    return String.format(
        Locale.ROOT,
        "%s: %,d events of %,d received, %,d audit entries%s; %,d files, %,d bytes",
        made.path("to").asString(""),
        ledger.path("events").asLong(0),
        ledger.path("received").asLong(0),
        made.path("audit").path("entries").asLong(0),
        fault.isNull() ? "" : " (BROKEN: " + fault.asString("") + ")",
        made.path("files").asLong(0),
        made.path("bytes").asLong(0));
  }
}
