package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project release}: ends a legal hold. */
@Command(
    name = "release",
    description =
        "Ends a project's legal hold: the next retention archives what is old enough. What"
            + " config.yaml holds stays held.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics project release tower"})
final class ProjectRelease implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "P", description = "The project, as events name it.")
  String project = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      ProjectHeld.print(
          session.api().delete("/api/projects/held?project=" + Api.encoded(project)), json);
      return ExitCodes.DONE;
    }
  }
}
