package io.aecos.analytics.cli;

import tools.jackson.databind.JsonNode;

/** Starts work of the server on its data as a whole and stays with it until it ends. */
final class UpkeepWatch {
  private final Api api;
  private final Progress progress = Progress.onStderr();

  UpkeepWatch(Api api) {
    this.api = api;
  }

  /** What came of the work that posting {@code body} to {@code path} starts. */
  JsonNode run(String name, String path, Object body) {
    JsonNode job = api.post(path, body);
    String address = "/api/upkeep/" + job.path("id").asString("");
    while (job.path("state").asString("").equals("running")) {
      progress.show(name, job);
      Progress.pause();
      job = api.get(address);
    }
    progress.end();
    if (job.path("state").asString("").equals("failed")) {
      throw new CommandFailure(ExitCodes.UNREACHABLE, job.path("message").asString(""));
    }
    return job.path("outcome");
  }
}
