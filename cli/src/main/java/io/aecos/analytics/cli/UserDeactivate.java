package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code user deactivate}: lets somebody in no more. */
@Command(
    name = "deactivate",
    description = "Signs somebody out everywhere and lets them in no more; what they did stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics user deactivate mia"})
final class UserDeactivate implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "Whom.")
  String name = "";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode user = session.api().patch(UserSet.path(name), Map.of("active", false));
      System.out.println(json ? user.toPrettyString() : UserList.line(user));
      return ExitCodes.DONE;
    }
  }
}
