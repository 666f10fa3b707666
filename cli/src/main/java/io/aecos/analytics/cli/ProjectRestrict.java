package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code project restrict}: makes a project one or several teams'. */
@Command(
    name = "restrict",
    description =
        "Restricts a project to teams, beside those that it is restricted to. Their leads see all"
            + " of it, their people what names them, administrators everything, others nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: aecos analytics project restrict tower --team structure --team facades"
    })
final class ProjectRestrict implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "P", description = "The project, as events name it.")
  String project = "";

  @Option(
      names = "--team",
      required = true,
      paramLabel = "T",
      description = "Which team; may be repeated.")
  List<String> teams = new ArrayList<>();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode restricted = null;
      for (String team : teams) {
        restricted =
            session.api().put("/api/projects/restricted", Map.of("project", project, "team", team));
      }
      ProjectList.print(restricted, json);
      return ExitCodes.DONE;
    }
  }
}
