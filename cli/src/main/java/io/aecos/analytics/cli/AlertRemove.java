package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alert remove}: ends an alert. */
@Command(
    name = "remove",
    description = "Ends an alert; what it told stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics alert remove 'Fewer approvals'"})
final class AlertRemove implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "ALERT", description = "Its name, or its id.")
  String alert = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      String id = AlertCommand.idOf(session.api(), alert);
      var unused = session.api().delete("/api/alerts/" + id);
      System.out.println(
          json ? Api.JSON.writeValueAsString(Map.of("removed", id)) : alert + " removed");
      return ExitCodes.DONE;
    }
  }
}
