package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code schedule run}: does what a schedule wants now, and waits for it. */
@Command(
    name = "run",
    description = "Does it now, besides its due times; exit code 1 when it fails.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics schedule run partners"})
final class ScheduleRun implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "SCHEDULE", description = "Its name, or its id.")
  String schedule = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      Api api = session.api();
      String path = "/api/schedules/" + ScheduleCommand.idOf(api, schedule);
      String due = api.post(path + "/run", Map.of()).path("due").asString("");
      JsonNode run = run(api, path, due);
      while (run.path("endedAt").isNull()) {
        Progress.pause();
        run = run(api, path, due);
      }
      String state = run.path("state").asString("");
      System.out.println(
          json ? run.toPrettyString() : state + ": " + run.path("message").asString(""));
      return state.equals("done") ? ExitCodes.DONE : ExitCodes.FINDING;
    }
  }

  private static JsonNode run(Api api, String path, String due) {
    for (JsonNode run : api.get(path + "/runs").path("runs")) {
      if (run.path("due").asString("").equals(due)) {
        return run;
      }
    }
    throw new CommandFailure(ExitCodes.UNREACHABLE, "The schedule was removed meanwhile");
  }
}
