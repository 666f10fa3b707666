package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Servers that are killed between the due time and the delivery, and started again. */
class KilledDeliveryTest {
  @TempDir Path directory;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private HttpServer hooks;

  @BeforeEach
  void listen() throws Exception {
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          called.countDown();
          try {
            boolean slow = exchange.getRequestURI().getPath().equals("/slow");
            assertThat(!slow || answer.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hooks.start();
  }

  @AfterEach
  void stop() {
    answer.countDown();
    hooks.stop(0);
  }

  @Test
  void kill_whileTheReportIsMade_deliversItOnceAfterwards() throws Exception {
    killed("/at-once", this::awaitBegun);
    assertThat(calls).hasValue(0);

    JsonNode run = afterwards("done");

    assertThat(run.path("message").asString()).startsWith("delivered to");
    assertThat(calls).hasValue(1);
  }

  @Test
  void kill_whileItIsHandedOver_sendsItNoSecondTime_andSaysSo() throws Exception {
    killed("/slow", (http, request) -> assertThat(called.await(60, TimeUnit.SECONDS)).isTrue());
    answer.countDown();

    JsonNode run = afterwards("failed");

    assertThat(run.path("message").asString()).contains("whether it arrived is not known");
    assertThat(calls).hasValue(1);
  }

  private interface Moment {
    void await(HttpClient http, HttpRequest.Builder runs) throws Exception;
  }

  private void awaitBegun(HttpClient http, HttpRequest.Builder runs) throws Exception {
    String told = "";
    while (!told.contains("\"running\"")) {
      told = http.send(runs.build(), BodyHandlers.ofString()).body();
    }
  }

  private void killed(String path, Moment moment) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String[] address = out.readLine().split(" ");
      HttpClient http = HttpClient.newHttpClient();
      String hook = "http://127.0.0.1:" + hooks.getAddress().getPort() + path;
      String order =
          """
          {"name":"w","report":{"report":"weekly","format":"csv"},"cron":"0 6 1 1 *",
           "deliver":{"webhook":"%s"}}"""
              .formatted(hook);
      String id =
          TestServer.JSON
              .readTree(
                  http.send(
                          request(address, "/api/schedules")
                              .POST(BodyPublishers.ofString(order))
                              .build(),
                          BodyHandlers.ofByteArray())
                      .body())
              .path("id")
              .asString();
      http.send(
          request(address, "/api/schedules/" + id + "/run").POST(BodyPublishers.noBody()).build(),
          BodyHandlers.discarding());
      moment.await(http, request(address, "/api/schedules/" + id + "/runs").GET());
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private static HttpRequest.Builder request(String[] address, String path) {
    return HttpRequest.newBuilder(URI.create(address[0] + path))
        .header("Authorization", "Bearer " + address[1])
        .header("Content-Type", "application/json");
  }

  /** Starts the server again, which does what is due; how the run ended. */
  private JsonNode afterwards(String state) {
    try (TestServer server =
        TestServer.of(
            new DataDirectory(directory),
            beans -> beans.registerBean(SqlTimetable.Pace.class, () -> SchedulesHttpTest.FAST))) {
      server.server().context().getBean(DueTimes.class).begin();
      JsonNode schedules =
          server.await(
              "/api/schedules",
              told -> !told.path("schedules").path(0).path("lastRun").path("endedAt").isNull());
      JsonNode run = schedules.path("schedules").path(0).path("lastRun");
      assertThat(run.path("state").asString()).as(run.toString()).isEqualTo(state);
      return run;
    }
  }
}
