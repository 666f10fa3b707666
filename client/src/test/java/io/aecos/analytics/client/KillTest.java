package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts that die at any moment. What was said to be durable arrives, once. {@code -Dkills=500}
 * kills more often than an ordinary build does.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 8);
  private static final int AT_A_TIME = 2;

  @TempDir private Path home;
  private final SplittableRandom random = new SplittableRandom();
  private final Map<String, Long> promised = new HashMap<>();
  private final ExecutorService killers = Executors.newCachedThreadPool();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endTheRest() {
    killers.shutdownNow();
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void whatWasDurable_arrivesOnceThoughEveryHostIsKilled() throws Exception {
    try (Sink sink = new Sink()) {
      for (int killed = 0; killed < KILLS; killed += AT_A_TIME) {
        boolean away = random.nextInt(3) == 0;
        sink.mood = (exchange, batch) -> away && Sink.answer(exchange, 500, "text/plain", "");
        killSome(sink, killed);
      }
      sink.mood = (exchange, batch) -> false;
      sendTheRest(sink);
      check(sink);
    }
  }

  @Test
  void severalHostsOnOneDirectory_loseAndMixNothing() throws Exception {
    try (Sink sink = new Sink()) {
      for (int host = 0; host < 3; host++) {
        started.add(RecordingHost.start(home, sink.address(), "host-" + host, 5000));
        promised.put("host-" + host, 5000L);
      }
      for (Process host : started) {
        host.inputReader().lines().forEach(line -> assertThat(line).startsWith("durable"));
        assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
      sendTheRest(sink);
      check(sink);
      assertThat(sink.events).hasSize(15_000);
    }
  }

  @Test
  void aHostThatEndsWithoutClosing_sendsItsRestAndRecordsInItsOwnHooks() throws Exception {
    try (Sink sink = new Sink()) {
      Process host = EndingHost.start(home, sink.address());
      started.add(host);
      String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(host.exitValue()).isEqualTo(3);
      assertThat(said.lines()).hasSize(1).allMatch(line -> line.startsWith("recorded late: "));
      assertThat(sink.events.values()).filteredOn(e -> e.type().equals("early")).hasSize(2000);
      sendTheRest(sink);
      long late = said.contains("true") ? 1 : 0;
      assertThat(sink.events.values()).filteredOn(e -> e.type().equals("late")).hasSize((int) late);
    }
  }

  private void killSome(Sink sink, int first) throws Exception {
    for (int i = first; i < first + AT_A_TIME; i++) {
      started.add(RecordingHost.start(home, sink.address(), "host-" + i, -1));
    }
    List<Future<Long>> last = new ArrayList<>();
    for (Process host : started.subList(first, first + AT_A_TIME)) {
      int lines = random.nextInt(1, 200);
      last.add(killers.submit(() -> killAfterAWhile(host, lines)));
    }
    for (int i = 0; i < AT_A_TIME; i++) {
      promised.put("host-" + (first + i), last.get(i).get());
    }
  }

  /** Answers the last number that the host had said to be durable. */
  private static long killAfterAWhile(Process host, int afterLines)
      throws IOException, InterruptedException {
    try (BufferedReader said = host.inputReader()) {
      int lines = afterLines;
      long last = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = Long.parseLong(line.substring("durable ".length()));
        if (--lines == 0) {
          host.toHandle().destroyForcibly(); // the process's own method would close its output
        }
      }
      assertThat(host.waitFor()).isEqualTo(137);
      return last;
    }
  }

  private void sendTheRest(Sink sink) throws InterruptedException {
    try (AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(home)
            .server(sink.address())
            .shutdownHook(false)
            .build()) {
      Path queue = home.resolve("queue");
      Sink.eventually(() -> segmentsIn(queue) == 0);
      assertThat(client.stats().lost().keySet()).isSubsetOf(Set.of(LossReason.TORN));
    }
  }

  private static int segmentsIn(Path queue) {
    try {
      return SegmentName.list(queue).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Sink sink) {
    Map<String, Set<Double>> arrived = new HashMap<>();
    for (Event event : sink.events.values()) {
      if (event.module().equals("host")) {
        boolean fresh =
            arrived
                .computeIfAbsent(String.valueOf(event.user()), user -> new HashSet<>())
                .add(java.util.Objects.requireNonNull(event.value()));
        assertThat(fresh).as("%s under one id only", event).isTrue();
      }
    }
    promised.forEach(
        (host, last) -> {
          assertThat(last).isPositive();
          for (double n = 1; n <= last; n++) {
            assertThat(arrived.get(host)).as(host).contains(n);
          }
        });
  }
}
