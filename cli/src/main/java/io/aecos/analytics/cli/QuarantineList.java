package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code quarantine list}: the newest items. */
@Command(
    name = "list",
    description = "The newest items with the reason of each.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics quarantine list --limit 20"})
final class QuarantineList implements Callable<Integer> {
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
    Table table = new Table("id", "received", "state", "source", "where", "why");
    for (JsonNode item : quarantine.path("items")) {
      table.add(
          item.path("id").asString(""),
          item.path("receivedAt").asString(""),
          item.path("state").asString(""),
          item.path("source").asString(""),
          item.path("location").asString(""),
          why(item));
    }
    return table + System.lineSeparator() + open + " open";
  }

  static String why(JsonNode item) {
    String field = item.path("field").asString("");
    return (field.isEmpty() ? "" : field + ": ") + item.path("reason").asString("");
  }
}
