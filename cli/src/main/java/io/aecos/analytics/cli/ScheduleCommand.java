package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

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
    return Named.idOf(api.get("/api/schedules").path("schedules"), "schedule", named);
  }
}
