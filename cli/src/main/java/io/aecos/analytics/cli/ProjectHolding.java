package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project hold}: keeps all that names a project in the ledger. */
@Command(
    name = "hold",
    description =
        "Legal hold: what names the project stays in the ledger, whatever its age, until it is"
            + " released. What is archived already is not deleted either.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics project hold tower --reason 'claim of 2026-11-02'"})
final class ProjectHolding implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "P", description = "The project, as events name it.")
  String project = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the hold.")
  String reason = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      ProjectHeld.print(
          session.api().put("/api/projects/held", Map.of("project", project, "reason", reason)),
          json);
      return ExitCodes.DONE;
    }
  }
}
