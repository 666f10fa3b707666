package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code schedule}: what is done again and again. */
@Command(
    name = "schedule",
    description = "Reports that are made and delivered again and again, and refreshes.",
    mixinStandardHelpOptions = true,
    subcommands = {ScheduleAdd.class, ScheduleList.class, ScheduleRun.class, ScheduleRemove.class},
    footer = {
      "",
      "Example: aecos analytics schedule add partners --report monthly --cron '0 6 1 * *' \\",
      "           --mail partners@example.com"
    })
final class ScheduleCommand {
  /** The schedule of that id, or of that name where only one has it. */
  static String idOf(Api api, String named) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : api.get("/api/schedules").path("schedules")) {
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
              ? "There is no schedule '" + named + "'"
              : "Several are called '" + named + "'; name one by its id: " + found);
    }
    return found.get(0);
  }
}
