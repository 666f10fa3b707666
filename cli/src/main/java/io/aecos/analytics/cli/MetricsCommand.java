package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code metrics}: the catalogue of metrics and its tests. */
@Command(
    name = "metrics",
    description = "The catalogue of metrics and its tests.",
    mixinStandardHelpOptions = true,
    subcommands = {MetricsCommand.ListMetrics.class, MetricsCommand.TestMetrics.class},
    footer = {"", "Example: aecos analytics metrics list"})
final class MetricsCommand {

  /** {@code metrics list}: every metric with its meaning. */
  @Command(
      name = "list",
      description = "Every metric with its unit and meaning.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: aecos analytics metrics list --json"})
  static final class ListMetrics implements Callable<Integer> {
    @Mixin DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() {
      try (Session session = Session.open(data)) {
        JsonNode catalog = session.api().get("/api/metrics");
        System.out.println(json ? catalog.toPrettyString() : table(catalog));
        return ExitCodes.DONE;
      }
    }

    private static String table(JsonNode catalog) {
      Table table = new Table("name", "unit", "tab", "meaning");
      for (JsonNode metric : catalog.path("metrics")) {
        table.add(
            metric.path("name").asString(""),
            metric.path("unit").asString(""),
            metric.path("tab").asString(""),
            metric.path("description").asString(""));
      }
      return table.toString();
    }
  }

  /** {@code metrics test}: runs the value tests that the metrics carry. */
  @Command(
      name = "test",
      description = "Run the value tests that the metrics carry; exit code 1 when one fails.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: aecos analytics metrics test"})
  static final class TestMetrics implements Callable<Integer> {
    @Mixin DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() {
      try (Session session = Session.open(data)) {
        JsonNode outcome = session.api().post("/api/metrics/test", Map.of());
        System.out.println(json ? outcome.toPrettyString() : text(outcome));
        return outcome.path("failed").asInt(0) == 0 ? ExitCodes.DONE : ExitCodes.FINDING;
      }
    }

    private static String text(JsonNode outcome) {
      StringBuilder text = new StringBuilder();
      for (JsonNode test : outcome.path("tests")) {
        if (!test.path("passed").asBoolean(false)) {
          text.append(test.path("location").asString(""))
              .append(": ")
              .append(test.path("metric").asString(""))
              .append(" expects ")
              .append(test.path("expected"))
              .append(" but comes to ")
              .append(test.path("actual"))
              .append(System.lineSeparator());
        }
      }
      return text
          + ""
          + outcome.path("passed").asInt(0)
          + " passed, "
          + outcome.path("failed").asInt(0)
          + " failed";
    }
  }
}
