package io.aecos.analytics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
