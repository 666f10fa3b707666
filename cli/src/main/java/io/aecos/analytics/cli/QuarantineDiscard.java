package io.aecos.analytics.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code quarantine discard}: items that are not wanted. */
@Command(
    name = "discard",
    description = "Says that items are not wanted; they are kept with the reason.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics quarantine discard --reason \"load test\" ID ID",
      "  aecos analytics quarantine discard --reason \"an old hook\" --source http --field value"
    })
final class QuarantineDiscard implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin QuarantineChoice choice = new QuarantineChoice();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Override
  public Integer call() {
    Map<String, Object> select = choice.selection();
    try (Session session = Session.open(data)) {
      if (select != null) {
        JsonNode answer =
            session
                .api()
                .post("/api/quarantine/discard", Map.of("select", select, "reason", reason));
        System.out.println(answer.path("discarded").asInt(0) + " discarded");
      }
      for (UUID id : choice.ids) {
        session.api().post("/api/quarantine/" + id + "/discard", Map.of("reason", reason));
        System.out.println(id + " discarded");
      }
      return ExitCodes.DONE;
    }
  }
}
