package io.aecos.analytics.bench;

import io.aecos.analytics.client.AnalyticsClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A program that records numbered events through the Java hook, for {@link Faults}. Prints {@code
 * durable N} when {@code flush} has answered for all events up to N. Ends in order when its
 * standard input does.
 */
public final class HookHost {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private HookHost() {}

  /** Arguments: the server's data directory and this host's name. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread host = Thread.currentThread();
    Thread ending = new Thread(() -> interruptAtTheEndOfInput(host));
    ending.setDaemon(true);
    ending.start();
    try (AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(Path.of(arguments[0]))
            .token(System.getenv("AECOS_ANALYTICS_TOKEN"))
            .build()) {
      record(client, arguments[1]);
    }
  }

  private static void record(AnalyticsClient client, String name) {
    SplittableRandom random = new SplittableRandom();
    long n = 0;
    try {
      while (true) {
        for (int group = random.nextInt(1, 51); group > 0; group--) {
          n++;
          String text = "ä".repeat(random.nextInt(200));
          while (!client
              .event("faults", "recorded")
              .user(name)
              .value(n)
              .attribute("text", text)
              .record()) {
            Thread.sleep(1); // not taken: the number is used for the next try
          }
        }
        if (client.flush(LIMIT)) {
          System.out.println("durable " + n);
        }
        // A host that lives for a while, not one that only fills the disk.
        Thread.sleep(random.nextInt(400));
      }
    } catch (InterruptedException e) {
      // The end of the input: what is recorded by now is sent by close().
      return;
    }
  }

  private static void interruptAtTheEndOfInput(Thread host) {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      System.err.println("the input cannot be read: " + e);
    }
    host.interrupt();
  }
}
