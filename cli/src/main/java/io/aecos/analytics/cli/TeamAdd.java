package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code team add}: makes a team. */
@Command(
    name = "add",
    description = "Makes a team, which nobody belongs to yet.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics team add structure"})
final class TeamAdd implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "TEAM", description = "What it is called.")
  String team = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode made = session.api().post("/api/teams", Map.of("name", team));
      System.out.println(json ? made.toPrettyString() : made.path("name").asString(""));
      return ExitCodes.DONE;
    }
  }
}
