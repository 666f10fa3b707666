package io.aecos.analytics.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that records, never closes the client and ends itself; its own shutdown hook records
 * once more and prints {@code recorded late: true} or {@code false}, whichever hook was first.
 */
public final class EndingHost {
  private EndingHost() {}

  /** Arguments: home directory, server address. */
  public static void main(String[] arguments) {
    AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(Path.of(arguments[0]))
            .server(URI.create(arguments[1]))
            .shutdownLimit(Duration.ofSeconds(30))
            .build();
    Thread late =
        new Thread(
            () -> {
              boolean recorded = client.record("host", "late");
              System.out.println("recorded late: " + recorded);
            });
    Runtime.getRuntime().addShutdownHook(late);
    for (int i = 0; i < 2000; i++) {
      client.record("host", "early", i);
    }
    System.exit(3);
  }

  /** Starts it in a JVM of its own. */
  static Process start(Path home, URI server) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EndingHost.class.getName(),
            home.toString(),
            server.toString())
        .redirectErrorStream(true)
        .start();
  }
}
