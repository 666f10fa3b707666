package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code token rotate}. */
@Command(
    name = "rotate",
    description =
        "Gives a token another secret and shows it, this once; the one before opens nothing any more.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics token rotate hooks"})
final class TokenRotate implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "TOKEN", description = "Its id, or its name.")
  String token = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode answer = session.api().post("/api/tokens/rotate", Map.of("token", token));
      System.out.println(json ? answer.toPrettyString() : answer.path("token").asString(""));
      return ExitCodes.DONE;
    }
  }
}
