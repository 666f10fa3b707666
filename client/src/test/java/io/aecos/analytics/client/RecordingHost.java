package io.aecos.analytics.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A program that records numbered events under a name, and prints {@code durable N} when the events
 * up to N are in the queue file. Ends after {@code events} of them, or never when that is negative.
 */
public final class RecordingHost {
  private RecordingHost() {}

  /** Arguments: home directory, server address, name, number of events. */
  public static void main(String[] arguments) throws InterruptedException {
    String name = arguments[2];
    long events = Long.parseLong(arguments[3]);
    SplittableRandom random = new SplittableRandom();
    AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(Path.of(arguments[0]))
            .server(URI.create(arguments[1]))
            .queueBytes(1 << 30)
            .build();
    for (long n = 1; n != events + 1; n++) {
      client
          .event("host", "counted")
          .user(name)
          .value(n)
          .attribute("text", "ä".repeat(20))
          .record();
      if (random.nextInt(50) == 0 && client.flush(Duration.ofSeconds(10))) {
        System.out.println("durable " + n);
        Thread.sleep(1); // a host that lives for a while, not one that only fills the disk
      }
    }
  }

  /** Starts it in a JVM of its own. */
  static Process start(Path home, URI server, String name, long events) throws java.io.IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            RecordingHost.class.getName(),
            home.toString(),
            server.toString(),
            name,
            Long.toString(events))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
