package io.aecos.analytics.bench.hook;

import io.aecos.analytics.client.AnalyticsClient;
import io.aecos.analytics.client.ClientStats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that records so many events at a pace, as {@code bench/host.py} does in Python. Prints
 * {@code at N BUSY_NANOS HEAP_BYTES} after every million (the heap without garbage), then {@code
 * end RECORDED REFUSED BUSY_NANOS} when it has recorded all and {@code sent STORED DUPLICATE
 * QUARANTINED REFUSED LOST} when the queue is empty.
 */
public final class Host {
  private static final long MILLION = 1_000_000;
  private static final long QUEUE_BYTES = 8L << 30;
  // At 20 000 events a second the usual 4 MiB last for 0.7 s of a disk that stands still.
  private static final int MEMORY_BYTES = 32 << 20;
  private static final String[] PEOPLE = {"ana", "dmitri", "li", "maya", "omar"};
  private static final String[] CLASSES = {"IfcWall", "IfcDoor", "IfcBeam", "IfcPump", "IfcSlab"};

  private final AnalyticsClient client;
  private final SplittableRandom random = new SplittableRandom(7);
  private long refused;
  private long busyNanos;

  private Host(AnalyticsClient client) {
    this.client = client;
  }

  /** Arguments: home directory, server address, token, number of events, events per second. */
  public static void main(String[] arguments) throws IOException {
    try (AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(Path.of(arguments[0]))
            .server(URI.create(arguments[1]))
            .token(arguments[2])
            .queueBytes(QUEUE_BYTES)
            .memoryBytes(MEMORY_BYTES)
            .build()) {
      new Host(client).run(Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
    }
  }

  private void run(long events, long perSecond) {
    long burst = Math.max(1, perSecond / 200);
    long start = System.nanoTime();
    for (long n = 0; n < events; ) {
      long before = System.nanoTime();
      for (long end = Math.min(events, n + burst); n < end; n++) {
        record(n);
        if ((n + 1) % MILLION == 0) {
          tell(n + 1);
        }
      }
      long now = System.nanoTime();
      busyNanos += now - before;
      LockSupport.parkNanos(start + n * 1_000_000_000L / perSecond - now);
    }
    say("end %d %d %d", client.stats().recorded(), refused, busyNanos);
    while (!client.flush(Duration.ofMinutes(1)) || client.doctor().waiting() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    ClientStats.Sent sent = client.stats().sent();
    long lost = client.stats().lost().values().stream().mapToLong(Long::longValue).sum();
    say(
        "sent %d %d %d %d %d",
        sent.stored(), sent.duplicate(), sent.quarantined(), sent.refused(), lost);
  }

  private void record(long n) {
    boolean taken =
        client
            .event("generation", "element_generated")
            .value(20 + n % 400)
            .user(PEOPLE[random.nextInt(PEOPLE.length)])
            .project("tower-" + n % 7)
            .element(Long.toHexString(random.nextLong()))
            .elementType(CLASSES[random.nextInt(CLASSES.length)])
            .attribute("origin", "text")
            .record();
    refused += taken ? 0 : 1;
  }

  /** What is garbage says nothing of what the hook holds: it goes first. */
  private void tell(long recorded) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    say("at %d %d %d", recorded, busyNanos, heap);
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
