package io.aecos.analytics.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code query}: one metric's answer. */
@Command(
    name = "query",
    description = "Ask for one metric.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics query elements_generated --period 30d --by project",
      "  aecos analytics query compliance_pass_rate --from 2026-01-01 --to 2026-06-30 --grain month",
      "  aecos analytics query parses --filter project=tower --filter user=mia --json"
    })
final class QueryCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "METRIC", description = "Its name; see `aecos analytics metrics list`.")
  String metric = "";

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "24h, 30d, 12w, 6m, 1y, all, this-month …")
  @Nullable String period;

  @Option(names = "--from", paramLabel = "D", description = "First day, or an instant.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "Last day (included), or an instant.")
  @Nullable String to;

  @Option(names = "--compare", paramLabel = "C", description = "previous, year or none.")
  @Nullable String compare;

  @Option(names = "--by", paramLabel = "DIM", description = "Group by a dimension. Repeatable.")
  List<String> by = List.of();

  @Option(
      names = "--grain",
      paramLabel = "G",
      description = "hour, day, week, month, quarter, year.")
  @Nullable String grain;

  @Option(names = "--tz", paramLabel = "ZONE", description = "Time zone in which days are cut.")
  @Nullable String tz;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many groups.")
  @Nullable String limit;

  @Option(
      names = "--filter",
      paramLabel = "K=V",
      description = "Only events with this value; K= for those that do not say. Repeatable.")
  List<String> filters = List.of();

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  @Override
  public Integer call() {
    String path = "/api/metrics/" + encoded(metric) + parameters();
    try (Session session = Session.open(data)) {
      JsonNode answer = session.api().get(path);
      System.out.println(
          json ? answer.toPrettyString() : new AnswerText(answer, grain != null).toString());
      return ExitCodes.DONE;
    }
  }

  private String parameters() {
    List<String> pairs = new ArrayList<>();
    single().forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
    by.forEach(dimension -> pairs.add("by=" + encoded(dimension)));
    for (String filter : filters) {
      int cut = filter.indexOf('=');
      if (cut <= 0) {
        throw new CommandFailure(
            ExitCodes.USAGE, "--filter needs NAME=VALUE, not '" + filter + "'");
      }
      pairs.add(encoded(filter.substring(0, cut)) + "=" + encoded(filter.substring(cut + 1)));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private Map<String, String> single() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "period", period);
    put(given, "from", from);
    put(given, "to", to);
    put(given, "compare", compare);
    put(given, "grain", grain);
    put(given, "tz", tz);
    put(given, "limit", limit);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
