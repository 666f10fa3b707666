package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code alert}: what somebody wants to be told of. */
@Command(
    name = "alert",
    description = "What you want to be told of; see docs/alerts.md.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AlertAdd.class,
      AlertList.class,
      AlertRemove.class,
      AlertSimulate.class,
      AlertSilence.class
    },
    footer = {
      "",
      "Example: aecos analytics alert simulate --metric approval_rate --per week --op '<' --value 0.6"
    })
final class AlertCommand {
  /** The alert of that id, or of that name where only one has it. */
  static String idOf(Api api, String named) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : api.get("/api/alerts").path("alerts")) {
      String id = one.path("id").asString("");
      if (id.equals(named)) {
        return id;
      }
      if (one.path("name").asString("").equals(named)) {
        found.add(id);
      }
    }
    if (found.size() != 1) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          found.isEmpty()
              ? "There is no alert '" + named + "'"
              : "Several are called '" + named + "'; name one by its id: " + found);
    }
    return found.get(0);
  }
}
