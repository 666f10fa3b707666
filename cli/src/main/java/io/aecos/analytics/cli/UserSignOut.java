package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code user sign-out}: ends all sessions of somebody. */
@Command(
    name = "sign-out",
    description = "Signs somebody out everywhere; they may sign in again.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics user sign-out mia"})
final class UserSignOut implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "Whom.")
  String name = "";

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode answer =
          session.api().post("/api/users/sign-out?name=" + Api.encoded(name), Map.of());
      System.out.println(
          json ? answer.toPrettyString() : answer.path("ended").asInt() + " sessions have ended");
      return ExitCodes.DONE;
    }
  }
}
