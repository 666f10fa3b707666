package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code alert simulate}: tries an alert on the past. */
@Command(
    name = "simulate",
    description = "Tells how often an alert would have fired over the last year. Keeps nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics alert simulate --metric approval_rate --per week --op '<' --value 0.6",
      "  aecos analytics alert simulate --kind anomaly --metric elements_generated"
    })
final class AlertSimulate implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin AlertOptions alert = new AlertOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      session.awaitProjection();
      JsonNode trial = session.api().post("/api/alerts/simulate", alert.wanted(null));
      System.out.println(json ? trial.toPrettyString() : text(trial));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode trial) {
    if (!trial.path("possible").asBoolean(false)) {
      return "It cannot be tried on the past: " + trial.path("reason").asString("");
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "It would have fired %d times in the last 90 days and %d times from %s to %s; %d of %d"
                + " steps could not be judged.",
            trial.path("recent").asInt(0),
            trial.path("fired").asInt(0),
            trial.path("from").asString("the beginning"),
            trial.path("to").asString("now"),
            trial.path("unknown").asInt(0),
            trial.path("steps").asInt(0)));
    trial
        .path("times")
        .forEach(time -> text.append(System.lineSeparator()).append("  ").append(time.asString()));
    trial
        .path("notes")
        .forEach(
            note -> text.append(System.lineSeparator()).append("note: ").append(note.asString()));
    return text.toString();
  }
}
