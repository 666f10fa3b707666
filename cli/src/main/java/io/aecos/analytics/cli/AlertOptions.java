package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an alert warns of and whom it tells; which of it matters is said by its kind. */
final class AlertOptions {
  @Option(
      names = "--kind",
      paramLabel = "K",
      description =
          "threshold, pace, forecast, anomaly, audit_chain, source_silent, quarantine or disk;"
              + " default threshold.")
  String kind = "threshold";

  @Option(names = "--metric", paramLabel = "M", description = "Which metric is watched.")
  @Nullable String metric;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description = "Only events with this value of a dimension. Repeatable.")
  List<String> filters = List.of();

  @Option(names = "--per", paramLabel = "STEP", description = "day, week, month or quarter.")
  @Nullable String per;

  @Option(names = "--op", paramLabel = "OP", description = "<, <=, > or >=.")
  @Nullable String op;

  @Option(
      names = "--value",
      paramLabel = "N",
      description = "Against what; shares as 0 to 1, money in USD.")
  @Nullable Double value;

  @Option(names = "--horizon", paramLabel = "N", description = "How many steps of a forecast.")
  @Nullable Integer horizon;

  @Option(names = "--certainty", paramLabel = "C", description = "expected, 80 or 95.")
  @Nullable String certainty;

  @Option(
      names = "--direction",
      paramLabel = "D",
      description = "Of an anomaly: up, down or both; default both.")
  @Nullable String direction;

  @Option(names = "--after", paramLabel = "SPAN", description = "How long silent, such as 2d.")
  @Nullable String after;

  @Option(names = "--for", paramLabel = "SPAN", description = "How long it must be so, such as 7d.")
  @Nullable String lasting;

  @Option(names = "--renotify", paramLabel = "SPAN", description = "Tell again after, such as 14d.")
  @Nullable String renotify;

  @Option(names = "--no-recovery", description = "Do not tell when it is over.")
  boolean noRecovery;

  @Option(names = "--tz", paramLabel = "ZONE", description = "Time zone in which steps are cut.")
  @Nullable String tz;

  @Option(
      names = "--mail",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Tell them by mail; may be several.")
  List<String> mail = List.of();

  @Option(names = "--webhook", paramLabel = "URL", description = "Tell a program.")
  @Nullable String webhook;

  @Option(
      names = "--webhook-format",
      paramLabel = "F",
      description = "generic, slack or teams; default generic.")
  @Nullable String format;

  /** As the API takes it. */
  Map<String, Object> wanted(@Nullable String name) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    put(wanted, "name", name);
    put(wanted, "kind", kind);
    put(wanted, "metric", metric);
    if (!filters.isEmpty()) {
      wanted.put("filters", byName());
    }
    put(wanted, "per", per);
    put(wanted, "op", op);
    put(wanted, "value", value);
    put(wanted, "horizon", horizon);
    put(wanted, "certainty", certainty);
    put(wanted, "direction", direction);
    put(wanted, "after", after);
    put(wanted, "for", lasting);
    put(wanted, "renotify", renotify);
    put(wanted, "tz", tz);
    if (noRecovery) {
      wanted.put("recovery", false);
    }
    Map<String, Object> deliver = new LinkedHashMap<>();
    put(deliver, "webhook", webhook);
    put(deliver, "format", format);
    if (!mail.isEmpty()) {
      deliver.put("mail", mail);
    }
    if (!deliver.isEmpty()) {
      wanted.put("deliver", deliver);
    }
    return wanted;
  }

  private Map<String, List<String>> byName() {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (String filter : filters) {
      int at = filter.indexOf('=');
      if (at < 1) {
        throw new CommandFailure(
            ExitCodes.USAGE, "--filter: '" + filter + "' is not like project=tower");
      }
      byName
          .computeIfAbsent(filter.substring(0, at), key -> new ArrayList<>())
          .add(filter.substring(at + 1));
    }
    return byName;
  }

  private static void put(Map<String, Object> wanted, String name, @Nullable Object value) {
    if (value != null) {
      wanted.put(name, value);
    }
  }
}
