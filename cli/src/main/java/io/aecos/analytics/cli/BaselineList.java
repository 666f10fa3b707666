package io.aecos.analytics.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code baseline list}: what is laid down, and where. */
@Command(
    name = "list",
    description = "Lists baselines, those of config.yaml and AEC OS's own too.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics baseline list --json"})
final class BaselineList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode all = session.api().get("/api/baselines");
      System.out.println(json ? all.toPrettyString() : text(all.path("baselines")));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode baselines) {
    Table table = new Table("type", "project", "from", "hours", "USD per hour", "laid down", "");
    for (JsonNode one : baselines) {
      table.add(
          one.path("elementType").asString("any"),
          one.path("project").asString("any"),
          one.path("from").asString("ever"),
          one.path("hours").asString(""),
          one.path("rate").asString("as otherwise"),
          one.path("origin").asString("").toLowerCase(Locale.ROOT),
          one.path("note").asString(""));
    }
    return table.toString();
  }
}
