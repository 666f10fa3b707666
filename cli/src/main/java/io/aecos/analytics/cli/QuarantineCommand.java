package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code quarantine}: what was received but is no valid event. */
@Command(
    name = "quarantine",
    description = "What was received but is no valid event.",
    mixinStandardHelpOptions = true,
    subcommands = QuarantineCommand.ListItems.class,
    footer = {"", "Example: aecos analytics quarantine list"})
final class QuarantineCommand {

  /** {@code quarantine list}: the newest items. */
  @Command(
      name = "list",
      description = "The newest items with the reason of each.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: aecos analytics quarantine list --limit 20"})
  static final class ListItems implements Callable<Integer> {
    @Mixin DataOptions data = new DataOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
    int limit = 50;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() {
      try (Session session = Session.open(data)) {
        JsonNode quarantine = session.api().get("/api/quarantine?limit=" + limit);
        System.out.println(json ? quarantine.toPrettyString() : text(quarantine));
        return ExitCodes.DONE;
      }
    }

    private static String text(JsonNode quarantine) {
      long open = quarantine.path("open").asLong(0);
      if (quarantine.path("items").isEmpty()) {
        return "Nothing is in quarantine.";
      }
      Table table = new Table("received", "state", "source", "where", "why");
      for (JsonNode item : quarantine.path("items")) {
        String field = item.path("field").asString("");
        table.add(
            item.path("receivedAt").asString(""),
            item.path("state").asString(""),
            item.path("source").asString(""),
            item.path("location").asString(""),
            (field.isEmpty() ? "" : field + ": ") + item.path("reason").asString(""));
      }
      return table + System.lineSeparator() + open + " open";
    }
  }
}
