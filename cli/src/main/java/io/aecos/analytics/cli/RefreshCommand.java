package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * {@code refresh}: takes in what changed, looks after what is rolled up and does what is due;
 * through the server that runs, or by itself. A second one at the same time joins the first.
 */
@Command(
    name = "refresh",
    description = "Take in what changed, refresh what is rolled up, check it, do what is due.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics refresh",
      "  aecos analytics refresh --json",
      "",
      "Safe to repeat, and to run twice at once. Exit code 1 when rollups differ from the events,",
      "or something could not be read or delivered."
    })
final class RefreshCommand implements Callable<Integer> {
  private static final long PATIENCE_MILLIS = 30 * 60_000;

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Ask the random questions of an earlier refresh again.")
  @Nullable Long seed;

  @Option(
      names = "--forget",
      paramLabel = "DIR",
      description = "Do not read this folder any more, and do nothing else.")
  @Nullable Path forget;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (forget != null) {
      return forget(forget.toAbsolutePath().normalize().toString());
    }
    JsonNode end = refreshed();
    System.out.println(json ? end.toPrettyString() : text(end));
    return end.path("ok").asBoolean(false) ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private int forget(String folder) {
    try (Session session = Session.open(data)) {
      var unused = session.api().delete("/api/refresh/workspaces?workspace=" + Api.encoded(folder));
      System.out.println(folder + " is not read any more");
      return ExitCodes.DONE;
    }
  }

  /** Another one that works by itself may hold the data, or end while this one listens to it. */
  private JsonNode refreshed() {
    long until = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try (Session session = Session.open(data)) {
        return follow(session.api());
      } catch (AnalyticsException e) {
        if (e.code() != ErrorCode.DATA_DIRECTORY_IN_USE || System.currentTimeMillis() > until) {
          throw e;
        }
      } catch (CommandFailure e) {
        boolean elsewhere = Session.elsewhere(data, System.getenv()).isPresent();
        if (elsewhere
            || e.exitCode() != ExitCodes.UNREACHABLE
            || System.currentTimeMillis() > until
            || Session.running(data.directory()).isPresent()) {
          throw e;
        }
      }
      Progress.pause();
    }
  }

  private JsonNode follow(Api api) {
    JsonNode job = api.post("/api/refresh" + (seed == null ? "" : "?seed=" + seed), Map.of());
    String path = "/api/refresh/" + job.path("id").asString("");
    String shown = "";
    while (job.path("state").asString("").equals("running")) {
      String step = job.path("step").asString("");
      if (!step.equals(shown)) {
        System.err.println("Refresh: " + step);
        shown = step;
      }
      Progress.pause();
      job = api.get(path);
    }
    return job;
  }

  private static String text(JsonNode end) {
    StringBuilder text = new StringBuilder();
    for (JsonNode one : end.path("workspaces")) {
      text.append(one.path("workspace").asString(""))
          .append(": ")
          .append(
              one.path("state").asString("").equals("read")
                  ? one.path("stored").asLong(0) + " new events"
                  : one.path("message").asString(""))
          .append(System.lineSeparator());
    }
    JsonNode rollups = end.path("rollups");
    if (rollups.isObject()) {
      text.append(rollups.path("kept").asInt(0))
          .append(" rollups, ")
          .append(rollups.path("made").asInt(0))
          .append(" made again")
          .append(System.lineSeparator());
    }
    text.append(check(end.path("check")));
    for (JsonNode one : end.path("schedules")) {
      text.append("schedule ")
          .append(one.path("schedule").asString(""))
          .append(": ")
          .append(one.path("state").asString(""))
          .append(", ")
          .append(one.path("message").asString(""))
          .append(System.lineSeparator());
    }
    for (JsonNode finding : end.path("findings")) {
      text.append("FINDING ").append(finding.asString("")).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  private static String check(JsonNode check) {
    if (!check.isObject()) {
      return "";
    }
    String how =
        check.path("same").isNull()
            ? "nothing is rolled up yet that they could be answered from"
            : check.path("same").asBoolean(false)
                ? "rollups give what the events give ("
                    + check.path("fromRollups").asInt(0)
                    + " statements answered from rollups)"
                : "rollups DIFFER from the events";
    return check.path("asked").asInt(0)
        + " random questions with seed "
        + check.path("seed").asLong(0)
        + ": "
        + how
        + System.lineSeparator();
  }
}
