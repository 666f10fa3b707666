package io.aecos.analytics.cli;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Watches imports until they have read everything once, showing their progress. */
final class ImportWatch {
  private static final Set<String> BUSY = Set.of("waiting", "running");

  private final Api api;
  private final Progress progress;

  ImportWatch(Api api, Progress progress) {
    this.api = api;
    this.progress = progress;
  }

  /** Every import that the server knows. */
  void all() {
    Set<String> told = new HashSet<>();
    boolean busy = true;
    while (busy) {
      busy = false;
      for (JsonNode job : api.get("/api/status").path("imports")) {
        if (isBusy(job)) {
          busy = true;
          show(job);
          break;
        }
        tell(job, told);
      }
      if (busy) {
        Progress.pause();
      }
    }
  }

  /** One import; returns how it ended. */
  JsonNode one(String id) {
    JsonNode job = api.get("/api/imports/" + id);
    while (isBusy(job)) {
      show(job);
      Progress.pause();
      job = api.get("/api/imports/" + id);
    }
    show(job);
    progress.end();
    return job;
  }

  /** An import's outcome in one line. */
  static String outcome(JsonNode job) {
    JsonNode receipt = job.path("receipt");
    return String.format(
        "%s: %s. %d received = %d stored + %d duplicate + %d quarantined + %d refused",
        job.path("workspace").asString(""),
        job.path("state").asString(""),
        receipt.path("received").asLong(0),
        receipt.path("stored").asLong(0),
        receipt.path("duplicate").asLong(0),
        receipt.path("quarantined").asLong(0),
        receipt.path("refused").asLong(0));
  }

  static boolean failed(JsonNode job) {
    return job.path("state").asString("").equals("failed");
  }

  private void tell(JsonNode job, Set<String> told) {
    if (told.add(job.path("id").asString(""))) {
      show(job);
      progress.end();
      String message = job.path("message").asString("");
      String why = message.isEmpty() ? "" : " (" + message + ")";
      System.err.println(outcome(job) + why);
    }
  }

  private void show(JsonNode job) {
    progress.show(job.path("workspace").asString(""), job);
  }

  private static boolean isBusy(JsonNode job) {
    return BUSY.contains(job.path("state").asString(""));
  }
}
