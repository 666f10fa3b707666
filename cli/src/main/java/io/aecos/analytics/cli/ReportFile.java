package io.aecos.analytics.cli;

import io.aecos.analytics.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Has a report made, and puts its file where it is wanted. */
record ReportFile(Path file, JsonNode made) {

  /**
   * Starts the report that is {@code wanted}, stays with it until it ends, and writes it to {@code
   * out}: a file, or a directory that is there; null for here.
   */
  static ReportFile make(Api api, Map<String, Object> wanted, @Nullable Path out) {
    JsonNode made = follow(api, wanted, Progress.onStderr());
    byte[] content = api.bytes(made.path("file").asString(""));
    return new ReportFile(write(content, made.path("name").asString("report"), out), made);
  }

  /** Refuses a file's name that says that it is something else than the report will be. */
  static void requireName(@Nullable Path out, String format) {
    if (out == null || Files.isDirectory(out) || !ReportFormat.names().contains(format)) {
      return;
    }
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String right = ReportFormat.valueOf(format.toUpperCase(Locale.ROOT)).extension();
    boolean says = ReportFormat.names().contains(ending) || ending.equals("zip");
    if (name.contains(".") && says && !ending.equals(right)) {
      throw new CommandFailure(ExitCodes.USAGE, wrongName(out, format, ending, right));
    }
  }

  private static String wrongName(Path out, String format, String ending, String right) {
    String stem = out.toString().substring(0, out.toString().length() - ending.length());
    String what =
        right.equals("zip")
            ? "a report as " + format + " is a signed zip file"
            : "the report would be a " + right.toUpperCase(Locale.ROOT) + " file";
    return out + ": " + what + "; name it " + stem + right + " or choose another --format";
  }

  private static JsonNode follow(Api api, Map<String, Object> wanted, Progress progress) {
    JsonNode job = api.post("/api/reports", wanted);
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

  private static Path write(byte[] content, String name, @Nullable Path out) {
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
}
