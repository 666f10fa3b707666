package io.aecos.analytics.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code quarantine show}: one item as it was received. */
@Command(
    name = "show",
    description = "One item as it was received, and what was decided about it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics quarantine show 6f1c0d0e-2f7a-5b1e-9c55-0a4b1c2d3e4f"})
final class QuarantineShow implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "ID", description = "The item's id, from 'quarantine list'.")
  UUID id = new UUID(0, 0);

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode item = session.api().get("/api/quarantine/" + id);
      System.out.println(json ? item.toPrettyString() : text(item));
      return ExitCodes.DONE;
    }
  }

  static String text(JsonNode item) {
    JsonNode decision = item.path("decision");
    StringBuilder text = new StringBuilder();
    line(text, "state", item.path("state").asString(""));
    line(
        text, "from", item.path("source").asString("") + ", " + item.path("location").asString(""));
    line(text, "received", item.path("receivedAt").asString(""));
    line(text, "why", QuarantineList.why(item));
    if (decision.isObject()) {
      line(
          text,
          "decided",
          decision.path("at").asString("") + " by " + decision.path("by").asString(""));
      line(text, "reason", decision.path("reason").asString(""));
    }
    return text.append(item.path("raw").asString("")).toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-9s %s%n".formatted(name, value));
  }
}
