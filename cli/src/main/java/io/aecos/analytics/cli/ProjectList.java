package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code project list}: all restrictions. */
@Command(
    name = "list",
    description = "The projects that are restricted, each with its teams.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics project list --json"})
final class ProjectList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode restricted = session.api().get("/api/projects/restricted");
      System.out.println(json ? restricted.toPrettyString() : all(restricted.path("projects")));
      return ExitCodes.DONE;
    }
  }

  private static String all(JsonNode projects) {
    return projects.isEmpty()
        ? "No project is restricted."
        : projects
            .valueStream()
            .map(ProjectList::line)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  /** One project as it is after a change. */
  static void print(@Nullable JsonNode project, boolean json) {
    if (project != null) {
      System.out.println(json ? project.toPrettyString() : line(project));
    }
  }

  private static String line(JsonNode project) {
    String teams =
        project
            .path("teams")
            .valueStream()
            .map(team -> team.asString(""))
            .collect(Collectors.joining(", "));
    return project.path("project").asString("")
        + (teams.isEmpty() ? " is everybody's" : " is restricted to " + teams);
  }
}
