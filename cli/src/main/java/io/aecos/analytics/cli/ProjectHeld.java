package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code project held}: which projects are under a legal hold. */
@Command(
    name = "held",
    description = "The projects under a legal hold: by whom, since when, and why.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics project held"})
final class ProjectHeld implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      print(session.api().get("/api/projects/held"), json);
      return ExitCodes.DONE;
    }
  }

  static void print(JsonNode held, boolean json) {
    System.out.println(json ? held.toPrettyString() : text(held.path("projects")));
  }

  private static String text(JsonNode projects) {
    if (projects.isEmpty()) {
      return "No project is held.";
    }
    Table table = new Table("project", "by", "since", "reason");
    projects.forEach(
        hold ->
            table.add(
                hold.path("project").asString(""),
                hold.path("configured").asBoolean(false)
                    ? "config.yaml"
                    : hold.path("by").asString(""),
                hold.path("since").asString(""),
                hold.path("reason").asString("")));
    return table.toString();
  }
}
