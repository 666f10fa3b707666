package io.aecos.analytics.cli;

import java.util.Collections;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code alert silence}: keeps what an alert tells within the product for a while. */
@Command(
    name = "silence",
    description = "Delivers nothing of an alert for a while; notices stay in the product.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics alert silence 'Fewer approvals' --for 2h",
      "  aecos analytics alert silence 'Fewer approvals' --end"
    })
final class AlertSilence implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "ALERT", description = "Its name, or its id.")
  String alert = "";

  @Option(names = "--for", paramLabel = "SPAN", description = "For how long, such as 2h or 7d.")
  @Nullable String lasting;

  @Option(names = "--end", description = "Deliver again.")
  boolean end;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if ((lasting == null) != end) {
      throw new CommandFailure(ExitCodes.USAGE, "Say one of --for and --end");
    }
    try (Session session = Session.open(data)) {
      String id = AlertCommand.idOf(session.api(), alert);
      JsonNode after =
          session
              .api()
              .post("/api/alerts/" + id + "/silence", Collections.singletonMap("for", lasting));
      System.out.println(json ? after.toPrettyString() : text(after));
      return ExitCodes.DONE;
    }
  }

  private String text(JsonNode after) {
    return end
        ? alert + " delivers again"
        : alert + " is silent until " + after.path("silentUntil").asString("");
  }
}
