package io.aecos.analytics.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code reconcile}: holds the figures against a log that a project keeps by hand. */
@Command(
    name = "reconcile",
    description = {
      "Compare the figures with a manual project log, and tell what differs by more than 2%%.",
      "The log is CSV with the columns project,metric,from,to,value; both dates are included, in"
          + " the firm's time zone. A map (YAML) tells of another form; see docs/reconcile.md."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics reconcile --log site-diary.csv",
      "  aecos analytics reconcile --log diary.csv --map diary.yaml --json",
      "  aecos analytics reconcile --log diary.csv --out variances.pdf",
      "",
      "Exit codes: 0 nothing differs, 1 something does, 2 the log cannot be read."
    })
final class ReconcileCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--log", required = true, paramLabel = "FILE", description = "The project log.")
  Path log = Path.of("");

  @Option(names = "--map", paramLabel = "MAP", description = "How the log is to be read.")
  @Nullable Path map;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also make a signed report of it, which \"aecos analytics verify\" checks.")
  @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "Of the report: pdf, csv, xlsx, parquet, json or html; default pdf.")
  String format = "pdf";

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    ReportFile.requireName(out, format);
    Map<String, Object> wanted = table(log, map);
    try (Session session = Session.open(data)) {
      session.awaitProjection();
      JsonNode answer = session.api().post("/api/reconciliations", wanted);
      System.out.println(json ? answer.toPrettyString() : text(answer));
      if (out != null) {
        Map<String, Object> report = new LinkedHashMap<>(wanted);
        report.put("report", "reconcile");
        report.put("format", format);
        ReportFile made = ReportFile.make(session.api(), report, out);
        if (!json) {
          System.out.println(made.file());
        }
      }
      return answer.path("variances").isEmpty() ? ExitCodes.DONE : ExitCodes.FINDING;
    }
  }

  /** A table and its map as the API takes them; nothing where there is none. */
  static Map<String, Object> table(@Nullable Path log, @Nullable Path map) {
    Map<String, Object> table = new LinkedHashMap<>();
    if (log != null) {
      table.put("log", Base64.getEncoder().encodeToString(bytes(log)));
    }
    if (map != null) {
      table.put("map", new String(bytes(map), StandardCharsets.UTF_8));
    }
    return table;
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.USAGE, file + " cannot be read: " + e.getMessage());
    }
  }

  private static String text(JsonNode answer) {
    JsonNode variances = answer.path("variances");
    StringBuilder text = new StringBuilder();
    for (JsonNode one : variances) {
      text.append(
          String.format(
              "%s  %s  %s to %s: %s logged, %s counted (%s)%n",
              one.path("project").asString(""),
              one.path("metric").asString(""),
              one.path("from").asString(""),
              one.path("to").asString(""),
              one.path("logged").asString(""),
              one.path("counted").isNull() ? "nothing" : one.path("counted").asString(""),
              share(one.path("variance"))));
      one.path("explained")
          .forEach(
              why ->
                  text.append("    ")
                      .append(why.path("text").asString(""))
                      .append(System.lineSeparator()));
    }
    int checked = answer.path("checked").asInt(0);
    return text
        + (variances.isEmpty()
            ? "All " + checked + " figures of the log are within 2% of what was counted."
            : variances.size() + " of " + checked + " figures of the log differ by more than 2%.");
  }

  private static String share(JsonNode variance) {
    return variance.isNull()
        ? "no share"
        : String.format(java.util.Locale.ROOT, "%+.1f%%", 100 * variance.asDouble(0));
  }
}
