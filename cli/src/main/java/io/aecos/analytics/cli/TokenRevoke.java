package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code token revoke}. */
@Command(
    name = "revoke",
    description = "Lets a token in no more.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics token revoke hooks"})
final class TokenRevoke implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "TOKEN", description = "Its id, or its name.")
  String token = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode answer = session.api().post("/api/tokens/revoke", Map.of("token", token));
      System.out.println(
          json ? answer.toPrettyString() : answer.path("id").asString("") + " revoked");
      return ExitCodes.DONE;
    }
  }
}
