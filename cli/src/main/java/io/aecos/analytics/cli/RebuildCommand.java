package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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
      JsonNode outcome = session.api().post("/api/rebuild?verify=" + verify, Map.of());
      System.out.println(json ? outcome.toPrettyString() : text(outcome));
      boolean differs = verify && !outcome.path("equal").asBoolean(false);
      return differs ? ExitCodes.FINDING : ExitCodes.DONE;
    }
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
