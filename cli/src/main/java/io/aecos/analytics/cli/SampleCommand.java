package io.aecos.analytics.cli;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.server.sampler.MachineSampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code sample}: reports how busy this machine is. */
@Command(
    name = "sample",
    description = {
      "Report how busy this machine's processors, memory and GPUs are, until Ctrl-C.",
      "A server samples its own machine when system.sampleSeconds is set in config.yaml."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics sample --every 15"})
final class SampleCommand implements Callable<Integer> {
  private static final long FIRST_MILLIS = 1_000;

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "The pace (default: 15 seconds).")
  int seconds = 15;

  @Option(names = "--count", paramLabel = "N", description = "End after so many samples.")
  int count = Integer.MAX_VALUE;

  @Override
  public Integer call() throws InterruptedException {
    if (seconds < 1 || count < 1) {
      throw new CommandFailure(ExitCodes.USAGE, "--every and --count must be 1 or more");
    }
    try (Session session = Session.open(data)) {
      MachineSampler sampler = new MachineSampler();
      Thread.sleep(FIRST_MILLIS);
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        }
        send(session.api(), sampler.sample(Instant.now()));
      }
      return ExitCodes.DONE;
    }
  }

  private static void send(Api api, List<Event> events) {
    List<JsonNode> json =
        events.stream().map(event -> Api.JSON.readTree(EventJson.write(event))).toList();
    JsonNode receipt = api.post("/api/events", json);
    System.out.println(Instant.now() + " " + receipt.path("stored").asInt(0) + " figures stored");
  }
}
