package io.aecos.analytics.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code rebuild}: makes the projection again from the ledger. */
@Command(
    name = "rebuild",
    description = "Make the projection again from the ledger.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics rebuild --verify"})
final class RebuildCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--verify",
      description = "Prove that the new one equals the old; exit code 1 when it does not.")
  boolean verify;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode outcome = follow(session.api(), Progress.onStderr());
      System.out.println(json ? outcome.toPrettyString() : text(outcome));
      boolean differs = verify && !outcome.path("equal").asBoolean(false);
      return differs ? ExitCodes.FINDING : ExitCodes.DONE;
    }
  }

  /** Starts a rebuild, or joins the one that runs, and stays with it until it ends. */
  private JsonNode follow(Api api, Progress progress) {
    JsonNode job = api.post("/api/rebuild?verify=" + verify, Map.of());
    String path = "/api/rebuild/" + job.path("id").asString("");
    while (job.path("state").asString("").equals("running")) {
      progress.show("Rebuild", job);
      Progress.pause();
      job = api.get(path);
    }
    progress.show("Rebuild", job);
    progress.end();
    if (job.path("state").asString("").equals("failed")) {
      throw new CommandFailure(ExitCodes.UNREACHABLE, job.path("message").asString(""));
    }
    return outcome(job);
  }

  private static JsonNode outcome(JsonNode job) {
    ObjectNode outcome = Api.JSON.createObjectNode();
    for (String member : List.of("equal", "rows", "before", "after")) {
      outcome.set(member, job.path(member));
    }
    return outcome;
  }

  private String text(JsonNode outcome) {
    String rows = outcome.path("rows").asLong(0) + " rows rebuilt";
    if (!verify) {
      return rows;
    }
    return outcome.path("equal").asBoolean(false)
        ? rows
            + ", equal to what was there ("
            + outcome.path("after").path("hash").asString("")
            + ")"
        : rows
            + ", DIFFERENT: before "
            + outcome.path("before")
            + ", after "
            + outcome.path("after");
  }
}
