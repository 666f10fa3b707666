package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the host's line to the server's books, against a real server. */
class DeliveryTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final URI NOBODY = URI.create("http://localhost:9");

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
        .token("secret-token")
        .shutdownHook(false);
  }

  private static void record(AnalyticsClient client, int events) {
    for (int i = 0; i < events; i++) {
      assertThat(client.record("parser", "parse_completed", i)).isTrue();
    }
  }

  @Test
  void record_arrivesOnceInBatchesAndTheQueueIsEmptyAfterwards() throws Exception {
    try (AnalyticsClient client = builder().build()) {
      record(client, 3000);
      Sink.eventually(() -> sink.events.size() == 3000);
      Sink.eventually(() -> client.stats().sent().stored() == 3000);

      assertThat(client.stats().recorded()).isEqualTo(3000);
      assertThat(client.stats().lost()).isEmpty();
      assertThat(client.doctor().findings()).isEmpty();
      assertThat(client.doctor().waiting()).isZero();
    }
    assertThat(sink.batches).allMatch(size -> size <= 500);
    assertThat(sink.duplicates).hasValue(0);
    assertThat(sink.tokens).containsOnly("Bearer secret-token");
    try (var files = Files.list(queue)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("counters.json", "counters.lock");
    }
    assertThat(CounterFile.read(queue).get("sent")).asString().contains("stored=3000");
  }

  @Test
  void close_sendsWhatWasRecordedJustBefore() {
    try (AnalyticsClient client = builder().build()) {
      record(client, 10);
    }
    assertThat(sink.events).hasSize(10);
  }

  @Test
  void aNextClient_sendsWhatTheServerMissed() throws Exception {
    int port = sink.port();
    sink.close();
    try (AnalyticsClient client = builder().shutdownLimit(Duration.ofMillis(300)).build()) {
      record(client, 700);
      assertThat(client.flush(LIMIT)).isTrue();
      Sink.eventually(() -> client.stats().lastFailure() != null);
    }
    Diagnosis between = Diagnosis.of(queue);
    assertThat(between.waiting()).isEqualTo(700);
    assertThat(between.segments().get(0).kind()).isEqualTo(SegmentState.Kind.FREE);

    sink = new Sink(port);
    try (AnalyticsClient client = builder().build()) {
      Sink.eventually(() -> sink.events.size() == 700);
      record(client, 1);
      Sink.eventually(() -> sink.events.size() == 701);
    }
    assertThat(Diagnosis.of(queue).waiting()).isZero();
  }

  @Test
  void overload_isHonouredForAsLongAsTheServerSays() throws Exception {
    AtomicInteger refusals = new AtomicInteger();
    long start = System.nanoTime();
    sink.mood =
        (exchange, batch) -> {
          if (refusals.getAndIncrement() > 0) {
            return false;
          }
          exchange.getResponseHeaders().set("Retry-After", "2");
          return Sink.answer(exchange, 429, "application/problem+json", "{}");
        };
    try (AnalyticsClient client = builder().build()) {
      record(client, 5);
      Sink.eventually(() -> sink.events.size() == 5);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
      assertThat(client.stats().lost()).isEmpty();
    }
  }

  @Test
  void anEventTheServerRefuses_isFoundCountedAndReportedWhileTheRestArrives() throws Exception {
    sink.mood =
        (exchange, batch) ->
            batch.stream().anyMatch(event -> Double.valueOf(13).equals(event.value()))
                && Sink.answer(exchange, 400, "application/problem+json", "{}");
    try (AnalyticsClient client = builder().build()) {
      record(client, 100);
      Sink.eventually(() -> sink.events.size() >= 100);

      assertThat(client.stats().lost()).isEqualTo(Map.of(LossReason.REJECTED, 1L));
      assertThat(sink.events.values())
          .anySatisfy(
              event -> {
                assertThat(event.module()).isEqualTo("hook");
                assertThat(event.type()).isEqualTo("events_lost");
                assertThat(event.value()).isEqualTo(1.0);
                assertThat(event.attributes())
                    .containsEntry("reason", "rejected")
                    .containsEntry("module", "parser")
                    .containsKeys("since", "until");
              });
    }
  }

  @Test
  void losses_tellTheirProjectsModulesAndTimes() throws Exception {
    sink.mood =
        (exchange, batch) ->
            batch.stream().anyMatch(event -> Double.valueOf(13).equals(event.value()))
                && Sink.answer(exchange, 400, "application/problem+json", "{}");
    Instant at = Instant.parse("2026-03-02T14:00:00Z");
    try (AnalyticsClient client = builder().build()) {
      refused(client, "tower", "cost", at);
      refused(client, "tower", "parser", at.plusSeconds(3600));
      refused(client, "lodge", "parser", at);
      Sink.eventually(() -> client.stats().lost().getOrDefault(LossReason.REJECTED, 0L) == 3);
      record(client, 1);
      Sink.eventually(
          () ->
              sink.events.values().stream()
                      .filter(event -> event.type().equals("events_lost"))
                      .mapToDouble(event -> event.value() == null ? 0 : event.value())
                      .sum()
                  == 3);
    }
    assertThat(sink.events.values())
        .filteredOn(event -> event.type().equals("events_lost"))
        .allSatisfy(event -> assertThat(event.project()).isIn("tower", "lodge"))
        .filteredOn(event -> "tower".equals(event.project()))
        .allSatisfy(event -> assertThat(event.attributes().toString()).contains("2026-03-02T1"));
  }

  private static void refused(AnalyticsClient client, String project, String module, Instant at) {
    client.event(module, "a").project(project).occurredAt(at).value(13).record();
  }

  @Test
  void anAnswerThatIsNoReceipt_losesNothing() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    sink.mood =
        (exchange, batch) ->
            switch (calls.getAndIncrement()) {
              case 0 -> Sink.answer(exchange, 200, "text/html", "<h1>Please log in</h1>");
              case 1 -> Sink.answer(exchange, 400, "text/html", "who are you?");
              case 2 -> Sink.answer(exchange, 200, "application/json", Sink.receipt(1, 1));
              default -> false;
            };
    try (AnalyticsClient client = builder().build()) {
      record(client, 20);
      client.flush(LIMIT);
      Sink.eventually(() -> sink.events.size() == 20);
      assertThat(client.stats().lost()).isEmpty();
    }
  }

  @Test
  void doctor_countsWhatTheSenderHasInHand() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (AnalyticsClient before = builder().server(NOBODY).build()) {
      record(before, 700);
    }
    sink.mood =
        (exchange, batch) -> {
          asked.countDown();
          Sink.await(goOn);
          return false;
        };
    try (AnalyticsClient client = builder().build()) {
      asked.await();
      assertThat(client.doctor().waiting()).isEqualTo(700);
      goOn.countDown();
      Sink.eventually(() -> client.doctor().waiting() == 0);
      Sink.eventually(() -> sink.events.size() == 700);
    }
  }

  @Test
  void doctor_countsTheSegmentThatIsFullBeforeItIsSent() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    sink.mood =
        (exchange, batch) -> {
          asked.countDown();
          Sink.await(goOn);
          return false;
        };
    try (AnalyticsClient client = builder().queueBytes(1 << 20).build()) {
      record(client, 1);
      asked.await();
      record(client, 3000);
      assertThat(client.flush(LIMIT)).isTrue();
      assertThat(client.doctor().segments()).hasSizeGreaterThan(1);
      assertThat(client.doctor().waiting()).isEqualTo(3001);
      goOn.countDown();
      Sink.eventually(() -> sink.events.size() == 3001);
    }
  }

  @Test
  void doctor_saysThatNothingWaitsOnlyWhenAllIsSent() throws Exception {
    int events = 0;
    for (int round = 0; round < 5; round++) {
      for (int host = 0; host < 8; host++) {
        try (AnalyticsClient before = builder().server(NOBODY).build()) {
          record(before, 5);
          events += 5;
        }
      }
      try (AnalyticsClient client = builder().build()) {
        while (client.doctor().waiting() > 0) {
          Thread.onSpinWait();
        }
        assertThat(sink.events).hasSize(events);
      }
    }
  }

  @Test
  void anAnswerThatStopsHalfWay_costsDuplicatesAndNoEvent() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    sink.mood =
        (exchange, batch) -> {
          int call = calls.getAndIncrement();
          if (call > 2) {
            return false;
          }
          batch.forEach(event -> sink.events.put(event.id(), event));
          byte[] receipt =
              Sink.receipt(batch.size(), batch.size()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, receipt.length);
          exchange.getResponseBody().write(receipt, 0, call * 10);
          exchange.getResponseBody().flush();
          throw new IOException("the network goes away"); // which closes the connection
        };
    try (AnalyticsClient client = builder().build()) {
      record(client, 20);
      client.flush(LIMIT);
      Sink.eventually(() -> client.stats().sent().duplicate() == 20);
      assertThat(calls.get()).isGreaterThan(3);
      assertThat(sink.events).hasSize(20);
      assertThat(client.stats().lost()).isEmpty();
      assertThat(client.doctor().waiting()).isZero();
    }
  }

  @Test
  void theOldestEvents_areDroppedCountedAndReportedBeyondTheBound() throws Exception {
    int port = sink.port();
    sink.close();
    int recorded = 0;
    try (AnalyticsClient client = builder().queueBytes(512 * 1024).build()) {
      for (int round = 0; round < 20; round++) {
        record(client, 500);
        recorded += 500;
        assertThat(client.flush(LIMIT)).isTrue();
      }
      assertThat(client.doctor().bytes()).isLessThanOrEqualTo(512 * 1024);
      long dropped = client.stats().lost().get(LossReason.DROPPED);
      assertThat(client.doctor().waiting()).isEqualTo(recorded - dropped);

      sink = new Sink(port);
      long expected = recorded - dropped + 1;
      Sink.eventually(() -> sink.events.size() == expected);
      assertThat(sink.events.values())
          .filteredOn(event -> event.type().equals("events_lost"))
          .singleElement()
          .satisfies(event -> assertThat(event.value()).isEqualTo((double) dropped));
      assertThat(sink.events.values())
          .filteredOn(event -> event.module().equals("parser"))
          .extracting(event -> event.value())
          .contains(499.0);
    }
  }

  @Test
  void theServersFile_namesItsAddressAndToken() throws Exception {
    Files.createDirectories(home.resolve("run"));
    try (AnalyticsClient client =
        AnalyticsClient.builder().dataDirectory(home).shutdownHook(false).build()) {
      record(client, 1);
      Sink.eventually(() -> client.stats().lastFailure() != null);
      assertThat(client.stats().lastFailure()).contains("no server is named");
      Files.writeString(
          home.resolve("run").resolve("server.json"),
          "{\"url\":\"" + sink.address() + "\",\"token\":\"local\",\"pid\":1}");
      Sink.eventually(() -> sink.events.size() == 1);
      assertThat(sink.tokens).containsOnly("Bearer local");
    }
  }

  @Test
  void recordAfterClose_isCounted() {
    AnalyticsClient client = builder().build();
    client.close();

    assertThat(client.record("parser", "parse_completed")).isFalse();
    assertThat(client.stats().lost()).isEqualTo(Map.of(LossReason.CLOSED, 1L));
  }
}
