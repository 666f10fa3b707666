package io.aecos.analytics.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code export}: makes a signed report and puts it where it is wanted. */
@Command(
    name = "export",
    description = "Make a signed report.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics export --report monthly --month 2026-10 --format pdf",
      "  aecos analytics export --report closeout --project tower --format csv --out tower.zip",
      "  aecos analytics export --report roi --format pdf",
      "  aecos analytics export --report reconcile --log diary.csv --format pdf",
      "  aecos analytics export --report page --url '/cost?period=90d&project=tower' --format pdf",
      "",
      "All formats but PDF come as a zip file beside manifest.json and manifest.p7s."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--report",
      required = true,
      paramLabel = "R",
      completionCandidates = ReportWords.Kinds.class,
      description = "weekly, monthly, quarterly, closeout, security, page, roi or reconcile.")
  String report = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      completionCandidates = ReportWords.Formats.class,
      description = "pdf, csv, xlsx, parquet, json or html; default pdf.")
  String format = "pdf";

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Which month, or one of the quarter; default: the last whole one.")
  @Nullable String month;

  @Option(names = "--project", paramLabel = "P", description = "Only this project. Repeatable.")
  List<String> projects = List.of();

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description = "The page of the dashboard, for --report page; its period and filters for roi.")
  @Nullable String url;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The project log, for --report reconcile.")
  @Nullable Path log;

  @Option(names = "--map", paramLabel = "MAP", description = "How the log is to be read (YAML).")
  @Nullable Path map;

  @Option(
      names = "--language",
      paramLabel = "L",
      completionCandidates = ReportWords.Languages.class,
      description = "en or de.")
  @Nullable String language;

  @Option(names = "--tz", paramLabel = "ZONE", description = "Time zone in which days are cut.")
  @Nullable String tz;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "A file, or a directory that is there; default: here.")
  @Nullable Path out;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    requireLog();
    ReportFile.requireName(out, format);
    try (Session session = Session.open(data)) {
      if (log != null) {
        session.awaitProjection();
      }
      ReportFile report = ReportFile.make(session.api(), wanted(), out);
      System.out.println(
          json ? told(report.made(), report.file()).toPrettyString() : report.file().toString());
      return ExitCodes.DONE;
    }
  }

  private void requireLog() {
    if (report.equals("reconcile") && log == null) {
      throw new CommandFailure(
          ExitCodes.USAGE, "--log FILE is missing: the project log to compare with");
    }
  }

  private Map<String, Object> wanted() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("report", report);
    wanted.put("format", format);
    wanted.put("projects", projects);
    put(wanted, "month", month);
    put(wanted, "url", url);
    put(wanted, "language", language);
    put(wanted, "tz", tz);
    wanted.putAll(ReconcileCommand.table(log, map));
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String name, @Nullable String value) {
    if (value != null) {
      wanted.put(name, value);
    }
  }

  private static JsonNode told(JsonNode made, Path file) {
    ObjectNode told = Api.JSON.createObjectNode();
    told.put("file", file.toString());
    for (String member : List.of("id", "report", "format", "title", "bytes", "watermark")) {
      told.set(member, made.path(member));
    }
    return told;
  }
}
