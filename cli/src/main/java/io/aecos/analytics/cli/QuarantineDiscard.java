package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
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

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> select = choice.selection();
    List<String> discarded = new ArrayList<>();
    try (Session session = Session.open(data)) {
      int alike = 0;
      if (select != null) {
        JsonNode answer =
            session
                .api()
                .post("/api/quarantine/discard", Map.of("select", select, "reason", reason));
        alike = answer.path("discarded").asInt(0);
        discarded.add(alike + " discarded");
      }
      for (UUID id : choice.ids) {
        session.api().post("/api/quarantine/" + id + "/discard", Map.of("reason", reason));
        discarded.add(id + " discarded");
      }
      int all = alike + choice.ids.size();
      System.out.println(
          json
              ? Api.JSON.createObjectNode().put("discarded", all).toPrettyString()
              : String.join(System.lineSeparator(), discarded));
      return ExitCodes.DONE;
    }
  }
}
