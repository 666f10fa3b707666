package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code alert add}: asks to be told. */
@Command(
    name = "add",
    description = "Asks to be told of something; it is judged once a minute.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics alert add 'Fewer approvals' --metric approval_rate --per week --op '<' \\",
      "    --value 0.6 --for 7d --mail lead@example.com",
      "  aecos analytics alert add 'Unusually few' --kind anomaly --metric elements_generated \\",
      "    --per week --direction down",
      "  aecos analytics alert add 'Tower is silent' --kind source_silent --after 3d \\",
      "    --filter project=tower"
    })
final class AlertAdd implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin AlertOptions alert = new AlertOptions();

  @Parameters(paramLabel = "NAME", description = "What it is called.")
  String name = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode made = session.api().post("/api/alerts", alert.wanted(name));
      System.out.println(json ? made.toPrettyString() : text(made));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode made) {
    String secret = made.path("secret").asString("");
    return made.path("id").asString("")
        + " was added"
        + (secret.isEmpty() ? "" : System.lineSeparator() + "signed with " + secret);
  }
}
