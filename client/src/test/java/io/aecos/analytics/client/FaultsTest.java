package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world goes wrong around a host, which never notices. */
class FaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path home;
  private Path queue;
  private Sink sink;

  @BeforeEach
  void open() throws IOException {
    queue = home.resolve("queue");
    sink = new Sink();
  }

  @AfterEach
  void close() {
    sink.close();
  }

  private ClientBuilder builder() {
    return AnalyticsClient.builder()
        .dataDirectory(home)
        .server(sink.address())
        .shutdownLimit(Duration.ofSeconds(1))
        .memoryBytes(256 * 1024)
        .shutdownHook(false);
  }

  private static int recordUntilRefused(AnalyticsClient client) {
    int accepted = 0;
    while (client.record("host", "counted", accepted) && accepted < 10_000_000) {
      accepted++;
    }
    return accepted;
  }

  @Test
  void aDirectoryThatCannotBe_isSurvivedCountedToldAndRecoveredFrom() throws Exception {
    Files.writeString(queue, "a file where the directory should be");
    try (AnalyticsClient client = builder().build()) {
      client.record("host", "counted", -1);
      Sink.eventually(() -> cannotWrite(client.stats()));
      int accepted = recordUntilRefused(client);

      assertThat(client.stats().lost()).containsKey(LossReason.UNWRITABLE);
      assertThat(client.doctor().findings()).anyMatch(finding -> finding.contains("cannot write"));
      assertThat(client.flush(Duration.ofMillis(50))).isFalse();

      Files.delete(queue);
      Sink.eventually(() -> parsed() == accepted + 1);
      assertThat(client.stats().lost().get(LossReason.UNWRITABLE)).isEqualTo(1);
    }
  }

  private long parsed() {
    return sink.events.values().stream().filter(event -> event.module().equals("host")).count();
  }

  @Test
  void aFullDisk_isSurvivedCountedAndRecoveredFrom() throws Exception {
    Path disk = Files.createDirectory(home.resolve("disk"));
    assumeTrue(mount(disk, "size=1m"), "cannot mount a small file system here (needs root)");
    try {
      byte[] ballast = new byte[900 * 1024];
      Files.write(disk.resolve("ballast"), ballast);
      sink.mood = (exchange, batch) -> Sink.answer(exchange, 500, "text/plain", "");
      try (AnalyticsClient client = builder().queueDirectory(disk).build()) {
        long accepted = 0;
        long refused = 0;
        while (!saysThatTheDiskIsFull(client.stats())) {
          if (client.record("host", "counted", accepted)) {
            accepted++;
          } else {
            refused++;
          }
        }
        assertThat(client.doctor().findings())
            .anyMatch(finding -> finding.contains("cannot write"));
        Files.delete(disk.resolve("ballast"));
        sink.mood = (exchange, batch) -> false;
        assertThat(client.flush(LIMIT)).isTrue();
        long expected = accepted;
        Sink.eventually(() -> parsed() == expected);
        assertThat(client.stats().lost().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(refused);
      }
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  /** A write that fails may leave room for a smaller one, so one look can be too early. */
  private static boolean saysThatTheDiskIsFull(ClientStats stats) {
    return stats.lost().containsKey(LossReason.DISK_FULL) && cannotWrite(stats);
  }

  private static boolean cannotWrite(ClientStats stats) {
    String failure = stats.lastFailure();
    return failure != null && failure.contains("cannot write");
  }

  @Test
  void aReadOnlyDisk_isSurvivedAndCounted() throws Exception {
    Path disk = Files.createDirectory(home.resolve("disk"));
    assumeTrue(mount(disk, "size=1m,ro"), "cannot mount a read-only file system (needs root)");
    try (AnalyticsClient client = builder().queueDirectory(disk).build()) {
      client.record("host", "counted");
      Sink.eventually(() -> client.stats().lastFailure() != null);
      recordUntilRefused(client);

      assertThat(client.stats().lost()).containsOnlyKeys(LossReason.UNWRITABLE);
      assertThat(client.doctor().findings()).isNotEmpty();
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  private static boolean mount(Path directory, String options) throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      return false;
    }
    return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void aServerThatHangs_costsTheHostNothing() throws Exception {
    CountDownLatch forEver = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    sink.mood =
        (exchange, batch) -> {
          underWay.compareAndSet(0, batch.size());
          Sink.await(forEver);
          return false;
        };
    AnalyticsClient client = builder().memoryBytes(32 << 20).build();
    try (client) {
      long start = System.nanoTime();
      for (int i = 0; i < 100_000; i++) {
        assertThat(client.record("host", "counted", i)).isTrue();
      }
      assertThat(client.flush(LIMIT)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
      long closing = System.nanoTime();
      client.close();
      assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(5));
    }
    forEver.countDown();
    Sink.eventually(() -> client.doctor().segments().stream().noneMatch(this::isHeld));
    // The one batch that was under way may have been answered since.
    assertThat(client.doctor().waiting()).isIn(100_000L - underWay.get(), 100_000L);
  }

  private boolean isHeld(SegmentState segment) {
    return segment.kind() == SegmentState.Kind.HELD;
  }

  @Test
  void aClockThatJumps_changesNoOrderAndLosesNothing() throws Exception {
    AtomicLong now = new AtomicLong(Instant.parse("2026-11-02T09:15:00Z").toEpochMilli());
    try (AnalyticsClient client = builder().clock(() -> Instant.ofEpochMilli(now.get())).build()) {
      for (int i = 0; i < 1000; i++) {
        now.addAndGet(i % 3 == 0 ? -86_400_000L : 43_200_000L);
        client.record("host", "counted", i);
      }
      Sink.eventually(() -> sink.events.size() == 1000);
      List<Double> values = new ArrayList<>();
      sink.events.values().stream()
          .sorted((a, b) -> a.id().toString().compareTo(b.id().toString()))
          .forEach(event -> values.add(event.value()));
      assertThat(values).isSorted();
    }
  }

  @Test
  void aRemovedDirectory_isMadeAgainAndNothingIsLost() throws Exception {
    sink.mood = (exchange, batch) -> Sink.answer(exchange, 500, "text/plain", "");
    try (AnalyticsClient client = builder().build()) {
      client.record("host", "counted", 1);
      assertThat(client.flush(LIMIT)).isTrue();
      Sink.eventually(() -> client.stats().lastFailure() != null);
      try (var files = Files.list(queue)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      client.record("host", "counted", 2);
      sink.mood = (exchange, batch) -> false;
      Sink.eventually(() -> parsed() == 2);
    }
  }

  @Test
  void backgroundThreadsThatAreInterrupted_loseNothing() throws Exception {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (AnalyticsClient client =
        builder()
            .threads(
                work -> {
                  Thread thread = new Thread(work);
                  thread.setDaemon(true);
                  threads.add(thread);
                  return thread;
                })
            .build()) {
      Thread writer = threads.get(0);
      int accepted = 0;
      for (int i = 0; i < 2000; i++) {
        accepted += client.record("host", "counted", i) ? 1 : 0;
        if (i % 100 == 0) {
          writer.interrupt();
          Thread.yield();
        }
      }
      assertThat(client.flush(LIMIT)).isTrue();
      int expected = accepted;
      Sink.eventually(() -> parsed() == expected);
      assertThat(client.stats().lost().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(2000 - expected);
    }
  }

  @Test
  void aHostThatIsInterrupted_recordsAndKeepsItsFlag() {
    try (AnalyticsClient client = builder().build()) {
      Thread.currentThread().interrupt();
      assertThat(client.record("host", "counted")).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aClientThatIsOff_recordsAndCountsNothing() {
    try (AnalyticsClient client = builder().enabled(false).build()) {
      assertThat(client.record("host", "counted")).isFalse();
      assertThat(client.flush(LIMIT)).isTrue();
      assertThat(client.stats().lost()).isEmpty();
    }
    assertThat(queue).doesNotExist();
  }

  @Test
  void noThreads_areSurvived() {
    ClientBuilder builder =
        builder()
            .threads(
                work -> {
                  throw new IllegalStateException("no thread for you");
                });
    try (AnalyticsClient client = builder.build()) {
      assertThat(recordUntilRefused(client)).isPositive();
      assertThat(client.stats().lastFailure()).contains("no thread for you");
    }
  }

  @Test
  void strangersInTheDirectory_areLeftAlone() throws Exception {
    Files.createDirectories(queue);
    Path[] strangers = {
      queue.resolve("notes.txt"), queue.resolve("x.seg"), queue.resolve("counters.json")
    };
    for (Path stranger : strangers) {
      Files.writeString(stranger, "not mine");
    }
    Path folder = queue.resolve("01930000-0000-7000-8000-000000000001-7.seg");
    Files.createDirectory(folder);
    try (AnalyticsClient client = builder().build()) {
      client.record("host", "counted");
      Sink.eventually(() -> parsed() == 1);
    }
    assertThat(strangers[0]).hasContent("not mine");
    assertThat(strangers[1]).hasContent("not mine");
    assertThat(folder).isDirectory();
  }
}
