package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule remove}: ends a schedule. */
@Command(
    name = "remove",
    description = "Ends a schedule; the reports that it made stay in the history.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics schedule remove partners"})
final class ScheduleRemove implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "SCHEDULE", description = "Its name, or its id.")
  String schedule = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      String id = ScheduleCommand.idOf(session.api(), schedule);
      var unused = session.api().delete("/api/schedules/" + id);
      System.out.println(
          json
              ? Api.JSON.createObjectNode().put("removed", id).toPrettyString()
              : schedule + " removed");
      return ExitCodes.DONE;
    }
  }
}
