package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code schedule list}: what is done again and again, and how it went the last time. */
@Command(
    name = "list",
    description = "Lists schedules with their next due time and how the last one went.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics schedule list --json"})
final class ScheduleList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode all = session.api().get("/api/schedules");
      System.out.println(json ? all.toPrettyString() : text(all.path("schedules")));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode schedules) {
    Table table = new Table("name", "what", "cron", "time zone", "next", "last", "");
    for (JsonNode one : schedules) {
      JsonNode report = one.path("report");
      JsonNode last = one.path("lastRun");
      table.add(
          one.path("name").asString(""),
          one.path("refresh").asBoolean(false)
              ? "refresh"
              : report.path("report").asString("") + " " + report.path("format").asString(""),
          one.path("cron").asString(""),
          one.path("tz").asString(""),
          one.path("nextDue").asString(""),
          last.path("state").asString("not yet"),
          last.path("message").asString(""));
    }
    return table.toString();
  }
}
