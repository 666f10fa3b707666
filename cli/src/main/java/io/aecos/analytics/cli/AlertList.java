package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code alert list}: one's alerts, and where each stands. */
@Command(
    name = "list",
    description = "Lists alerts with what they warn of and where they stand.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics alert list --json"})
final class AlertList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode all = session.api().get("/api/alerts");
      System.out.println(json ? all.toPrettyString() : text(all.path("alerts")));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode alerts) {
    Table table = new Table("name", "warns of", "state", "since", "silent until", "");
    for (JsonNode one : alerts) {
      table.add(
          one.path("name").asString(""),
          rule(one.path("rule")),
          one.path("state").asString(""),
          one.path("since").asString(""),
          one.path("silentUntil").asString("-"),
          one.path("message").asString(""));
    }
    return table.toString();
  }

  private static String rule(JsonNode rule) {
    StringBuilder text = new StringBuilder(rule.path("kind").asString(""));
    for (String name : new String[] {"metric", "direction", "op", "value", "after"}) {
      String said = rule.path(name).asString("");
      text.append(said.isEmpty() ? "" : " " + said);
    }
    String per = rule.path("per").asString("");
    return text + (per.isEmpty() ? "" : " per " + per);
  }
}
