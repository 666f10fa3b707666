package io.aecos.analytics.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code import}: reads a workspace, or a table of actual costs and durations, once. */
@Command(
    name = "import",
    description = {
      "Read an AEC OS project, or a folder of projects; or a table of what elements really cost and"
          + " how long they took. Safe to repeat."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics import --workspace ~/projects/tower",
      "  aecos analytics import --csv actuals.csv --map actuals.yaml"
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  /** Where it stands. */
  static final class Source {
    @Option(
        names = "--workspace",
        paramLabel = "DIR",
        description = "An AEC OS project, or a folder of projects at any depth.")
    @Nullable Path workspace;

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "Actual costs and durations; see docs/outcomes.md.")
    @Nullable Path csv;
  }

  @Option(names = "--map", paramLabel = "MAP", description = "How the table is to be read (YAML).")
  @Nullable Path map;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Path csv = source.csv;
    Path workspace = source.workspace;
    if (workspace != null && map != null) {
      throw new CommandFailure(ExitCodes.USAGE, "--map tells how to read --csv, not a workspace");
    }
    Map<String, Object> table = csv == null ? Map.of() : table(csv);
    try (Session session = Session.open(data)) {
      return workspace == null ? outcomes(session, table) : workspace(session, workspace);
    }
  }

  private int workspace(Session session, Path workspace) {
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

  private Map<String, Object> table(Path csv) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("csv", Base64.getEncoder().encodeToString(ReconcileCommand.bytes(csv)));
    Path path = map;
    if (path != null) {
      table.put("map", new String(ReconcileCommand.bytes(path), StandardCharsets.UTF_8));
    }
    return table;
  }

  private int outcomes(Session session, Map<String, Object> table) {
    session.awaitProjection();
    JsonNode answer = session.api().post("/api/outcomes", table);
    session.awaitProjection();
    System.out.println(json ? answer.toPrettyString() : text(answer));
    boolean taken = answer.path("quarantined").isEmpty() && answer.path("refused").isEmpty();
    return taken ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private static String text(JsonNode answer) {
    StringBuilder text = new StringBuilder();
    for (String kind : List.of("notes", "quarantined", "refused")) {
      for (JsonNode one : answer.path(kind)) {
        text.append(kind.equals("notes") ? "note" : kind)
            .append(": line ")
            .append(one.path("line").asInt(0))
            .append(": ")
            .append(one.path("text").asString(""))
            .append(System.lineSeparator());
      }
    }
    return text
        + String.format(
            "%d received = %d stored + %d duplicate + %d quarantined + %d refused",
            answer.path("received").asInt(0),
            answer.path("stored").asInt(0),
            answer.path("duplicate").asInt(0),
            answer.path("quarantined").size(),
            answer.path("refused").size());
  }
}
