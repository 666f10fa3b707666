package io.aecos.analytics.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code import}: reads a workspace once. */
@Command(
    name = "import",
    description = "Read an AEC OS project, or a folder of projects. Safe to repeat.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics import --workspace ~/projects/tower"})
final class ImportCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "An AEC OS project, or a folder of projects at any depth.")
  Path workspace = Path.of("");

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      String path = workspace.toAbsolutePath().normalize().toString();
      JsonNode started = session.api().post("/api/imports", Map.of("workspace", path));
      JsonNode job =
          new ImportWatch(session.api(), Progress.onStderr()).one(started.path("id").asString(""));
      if (ImportWatch.failed(job)) {
        throw new CommandFailure(ExitCodes.UNREACHABLE, job.path("message").asString(""));
      }
      session.awaitProjection();
      System.out.println(json ? job.toPrettyString() : ImportWatch.outcome(job));
      return ExitCodes.DONE;
    }
  }
}
