package io.aecos.analytics.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code retain}: archives what is old enough, by the rules of the configuration. */
@Command(
    name = "retain",
    description = {
      "Moves events that are older than `retention` in config.yaml lets them stay from the ledger"
          + " into the archive: written as Parquet, read again and proven before they leave.",
      "They go on being counted, and known when they come again. The server does this once a day."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics retain --dry-run"})
final class RetainCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--dry-run", description = "Say what would be archived, and archive nothing.")
  boolean dry;

  @Option(
      names = "--compact",
      description = "Then make the ledger's file smaller; nothing can be delivered meanwhile.")
  boolean compact;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode outcome =
          new UpkeepWatch(session.api())
              .run("Retention", "/api/retain", Map.of("dryRun", dry, "compact", compact));
      System.out.println(json ? outcome.toPrettyString() : text(outcome));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode outcome) {
    boolean dry = outcome.path("dryRun").asBoolean(false);
    String rules = outcome.path("rules").asString("");
    if (rules.equals("everything")) {
      return "Everything stays in the ledger: `retention` in config.yaml says nothing else.";
    }
    String sum =
        String.format(
            Locale.ROOT,
            "%s: %,d events (%,d bytes) %s",
            rules,
            outcome.path("events").asLong(0),
            outcome.path("bytes").asLong(0),
            dry ? "would be archived" : "archived");
    if (outcome.path("months").isEmpty()) {
      return sum;
    }
    Table table = new Table("month", "events", "bytes", "held", "stay", "");
    outcome
        .path("months")
        .forEach(
            month ->
                table.add(
                    month.path("month").asString(""),
                    number(month, "events"),
                    number(month, "bytes"),
                    number(month, "held"),
                    number(month, "kept"),
                    month.path("note").asString("")));
    return table + System.lineSeparator() + sum;
  }

  private static String number(JsonNode month, String name) {
    return String.format(Locale.ROOT, "%,d", month.path(name).asLong(0));
  }
}
