package io.aecos.analytics.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code restore-archive}: brings archived events back into the ledger. */
@Command(
    name = "restore-archive",
    description =
        "Brings what happened on these days, with the rest of their months, back into the ledger,"
            + " proven to be what was archived. It is left alone for 30 days.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics restore-archive --from 2025-01-01 --to 2025-03-31"})
final class RestoreArchiveCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--from", required = true, paramLabel = "D", description = "The first day.")
  LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "D", description = "The last day.")
  LocalDate to = LocalDate.EPOCH;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode back =
          new UpkeepWatch(session.api())
              .run(
                  "Restore",
                  "/api/restore-archive",
                  Map.of("from", from.toString(), "to", to.toString()));
      System.out.println(json ? back.toPrettyString() : text(back));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode back) {
    if (back.path("files").asLong(0) == 0) {
      return String.format(
          Locale.ROOT,
          "Nothing of %s to %s is archived; System Health (GET /api/storage) lists what is.",
          back.path("from").asString(""),
          back.path("to").asString(""));
    }
    return String.format(
        Locale.ROOT,
        "%,d events of %s to %s are back in the ledger, from %,d files",
        back.path("events").asLong(0),
        back.path("from").asString(""),
        back.path("to").asString(""),
        back.path("files").asLong(0));
  }
}
