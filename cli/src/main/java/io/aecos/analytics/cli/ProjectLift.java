package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project lift}: makes a project everybody's again, or takes it from one of its teams. */
@Command(
    name = "lift",
    description = "Lifts a project's restriction to a team, or without --team all that it has.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics project lift tower --team structure"})
final class ProjectLift implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "P", description = "The project, as events name it.")
  String project = "";

  @Option(names = "--team", paramLabel = "T", description = "Which team alone.")
  @Nullable String team;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    String only = team == null ? "" : "&team=" + Api.encoded(team);
    try (Session session = Session.open(data)) {
      ProjectList.print(
          session.api().delete("/api/projects/restricted?project=" + Api.encoded(project) + only),
          json);
      return ExitCodes.DONE;
    }
  }
}
