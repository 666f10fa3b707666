package io.aecos.analytics.cli;

import java.io.IOException;
import java.nio.file.Files;
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
      description = "weekly, monthly, quarterly, closeout, security or page.")
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
      description = "The page of the dashboard, for --report page.")
  @Nullable String url;

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
    try (Session session = Session.open(data)) {
      JsonNode made = follow(session.api(), Progress.onStderr());
      byte[] content = session.api().bytes(made.path("file").asString(""));
      Path file = write(content, made.path("name").asString("report"));
      System.out.println(json ? told(made, file).toPrettyString() : file.toString());
      return ExitCodes.DONE;
    }
  }

  /** Starts the report, and stays with it until it ends. */
  private JsonNode follow(Api api, Progress progress) {
    JsonNode job = api.post("/api/reports", wanted());
    String path = "/api/reports/" + job.path("id").asString("");
    while (job.path("state").asString("").equals("running")) {
      progress.show("Report", job);
      Progress.pause();
      job = api.get(path);
    }
    progress.end();
    if (job.path("state").asString("").equals("failed")) {
      throw new CommandFailure(ExitCodes.UNREACHABLE, job.path("message").asString(""));
    }
    return job;
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
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String name, @Nullable String value) {
    if (value != null) {
      wanted.put(name, value);
    }
  }

  private Path write(byte[] content, String name) {
    Path wanted = out == null ? Path.of(name) : out;
    Path file = Files.isDirectory(wanted) ? wanted.resolve(name) : wanted;
    try {
      Files.write(file, content);
      return file.toAbsolutePath().normalize();
    } catch (IOException e) {
      discard(file, e);
      throw new CommandFailure(
          ExitCodes.UNREACHABLE, file + " cannot be written: " + e.getMessage());
    }
  }

  /** Half a report is none. */
  private static void discard(Path file, IOException reason) {
    try {
      if (Files.isRegularFile(file)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
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
