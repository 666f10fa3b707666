package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.alerts.Watch;
import io.aecos.analytics.server.directory.DataDirectory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Alerts over HTTP, judged for real and delivered to real receivers. */
class AlertsHttpTest {
  private static final String EVENTS = "\"kind\":\"threshold\",\"metric\":\"elements_generated\"";

  @TempDir private static Path directory;
  private static TestServer server;
  private static GreenMail post;
  private static HttpServer hooks;
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext(
        "/",
        exchange -> {
          CALLS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hooks.start();
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        timeZone: UTC
        delivery:
          mail: {host: 127.0.0.1, port: %d, security: none, from: analytics@example.com}
        refresh: {at: off}
        """
            .formatted(post.getSmtp().getPort()));
    server =
        TestServer.of(
            new DataDirectory(data),
            beans -> beans.registerBean(SqlTimetable.Pace.class, () -> SchedulesHttpTest.FAST));
    for (String person : List.of("mia", "tom")) {
      for (int daysAgo = 1; daysAgo <= 60; daysAgo++) {
        int count = daysAgo % 20 == 1 ? 3 : 1;
        for (int i = 0; i < count; i++) {
          deliver(person, daysAgo);
        }
      }
    }
    server.awaitVisible();
    server.server().context().getBean(DueTimes.class).begin();
  }

  @AfterAll
  static void stop() {
    server.close();
    hooks.stop(0);
    post.stop();
  }

  @Test
  void threshold_ofTheOwnersScope_firesOnce_isDeliveredOnce_andRecovers() throws Exception {
    String mia = server.signedInAs("mia", Role.INDIVIDUAL, "mia");
    JsonNode alert =
        made(mia, alert("three of mine", EVENTS, ">=", 3, "{\"mail\":[\"mia@example.com\"]}"));
    JsonNode tooMany = made(mia, alert("four of mine", EVENTS, ">=", 4, "null"));

    judge();
    judge();

    assertThat(state(mia, alert).path("state").asString()).isEqualTo("firing");
    assertThat(state(mia, tooMany).path("state").asString()).isEqualTo("ok");
    assertThat(state(mia, tooMany).path("message").asString()).contains("was 3 on");
    JsonNode notices = awaitNotice(mia, "Alert: three of mine", "sent");
    assertThat(notices.path("notices")).hasSize(1);
    JsonNode notice = notices.path("notices").path(0);
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    assertThat(notice.path("link").asString())
        .contains("from=" + yesterday + "&to=" + yesterday + "&tz=UTC")
        .endsWith("&events=elements_generated");
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Alert: three of mine");
    assertThat(post.getReceivedMessages()[0].getContent().toString())
        .contains(server.server().publicUrl() + notice.path("link").asString());

    send("PUT", "/api/alerts/" + id(alert), mia, alert("three of mine", EVENTS, ">=", 4, "null"));
    judge();
    assertThat(state(mia, alert).path("state").asString()).isEqualTo("ok");
    assertThat(TestServer.json(send("GET", "/api/notices", null, null)).toString())
        .doesNotContain("three of mine");
    JsonNode read = TestServer.json(send("POST", "/api/notices/read", mia, "{}"));
    assertThat(read.path("unread").asInt()).isZero();
  }

  @Test
  void figure_thatIsNotComplete_isToldOfAndDoesNotFire() throws Exception {
    JsonNode alert =
        made(
            null,
            alert("cost", "\"kind\":\"threshold\",\"metric\":\"estimated_cost\"", ">=", 0, "null"));

    judge();
    judge();

    assertThat(state(null, alert).path("state").asString()).isEqualTo("unknown");
    assertThat(state(null, alert).path("message").asString()).contains("estimate");
    JsonNode notices = TestServer.json(send("GET", "/api/notices", null, null));
    assertThat(notices.path("notices").findValuesAsString("title"))
        .filteredOn("Cannot be judged: cost"::equals)
        .hasSize(1);
    remove(null, alert);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "slack", "teams"})
  void webhook_getsWhatItUnderstands(String format) throws Exception {
    String hook =
        "{\"webhook\":\"http://127.0.0.1:%d/%s\",\"format\":\"%s\"}"
            .formatted(hooks.getAddress().getPort(), format, format);
    JsonNode alert = made(null, alert("by " + format + " <!all>", EVENTS, ">=", 1, hook));

    judge();
    awaitNotice(null, "Alert: by " + format + " <!all>", "sent");

    List<String> calls = CALLS.stream().filter(body -> body.contains("by " + format)).toList();
    assertThat(calls).hasSize(1);
    JsonNode body = TestServer.JSON.readTree(calls.get(0));
    switch (format) {
      case "generic" -> {
        assertThat(body.path("type").asString()).isEqualTo("alert.fired");
        assertThat(body.path("data").path("link").asString()).startsWith("http");
      }
      case "slack" ->
          assertThat(body.path("text").asString())
              .startsWith("*Alert: by slack &lt;!all&gt;*")
              .contains("|Show what it is>");
      default -> {
        JsonNode card = body.path("attachments").path(0).path("content");
        assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.path("actions").path(0).path("url").asString()).startsWith("http");
      }
    }
    remove(null, alert);
  }

  @Test
  void simulate_tellsHowOftenItWouldHaveFired() {
    String mia = server.signedInAs("mina", Role.ADMIN, "mina");
    JsonNode all = simulated(mia, alert("x", EVENTS, ">=", 6, "null"));
    JsonNode never = simulated(mia, alert("x", EVENTS, ">=", 7, "null"));

    assertThat(all.path("possible").asBoolean()).isTrue();
    // Twice three events 1, 21 and 41 days ago.
    assertThat(all.path("fired").asInt()).as(all.toPrettyString()).isEqualTo(3);
    assertThat(all.path("told").asInt()).isEqualTo(5);
    assertThat(all.path("times")).hasSize(3);
    assertThat(never.path("fired").asInt()).isZero();
    assertThat(simulated(mia, "{\"kind\":\"disk\"}").path("possible").asBoolean()).isFalse();
    JsonNode thin =
        simulated(
            mia, "{\"kind\":\"anomaly\",\"metric\":\"elements_generated\",\"per\":\"month\"}");
    assertThat(thin.path("possible").asBoolean()).isFalse();
    assertThat(thin.path("reason").asString()).contains("what is usual is told from more than");
    assertThat(simulated(mia, "{\"kind\":\"quarantine\",\"value\":1}").path("possible").asBoolean())
        .isTrue();
  }

  @Test
  void kindsOfTheServer_areJudged_forAdministratorsOnly() throws Exception {
    String ida = server.signedInAs("ida", Role.INDIVIDUAL, "ida");
    JsonNode disk = made(null, "{\"name\":\"disk\",\"kind\":\"disk\",\"value\":1e9}");
    JsonNode silent =
        made(null, "{\"name\":\"silent\",\"kind\":\"source_silent\",\"after\":\"30m\"}");
    JsonNode chain = made(null, "{\"name\":\"chain\",\"kind\":\"audit_chain\"}");
    JsonNode quarantine = made(null, "{\"name\":\"q\",\"kind\":\"quarantine\",\"value\":1000}");
    JsonNode pace =
        made(
            null,
            "{\"name\":\"p\",\"kind\":\"pace\",\"metric\":\"elements_generated\",\"value\":1e6}");
    JsonNode forecast =
        made(
            null,
            """
            {"name":"f","kind":"forecast","metric":"elements_generated","op":">=","value":1000,
             "horizon":4}""");

    judge();

    assertThat(state(null, disk).path("state").asString()).isEqualTo("firing");
    assertThat(state(null, silent).path("state").asString()).isEqualTo("firing");
    assertThat(state(null, chain).path("state").asString()).isEqualTo("unknown");
    assertThat(state(null, quarantine).path("state").asString()).isEqualTo("ok");
    assertThat(state(null, pace).path("message").asString()).isNotBlank();
    assertThat(state(null, forecast).path("message").asString()).contains("No forecast");
    for (String kind : List.of("disk", "quarantine")) {
      HttpResponse<byte[]> refused =
          send("POST", "/api/alerts", ida, "{\"name\":\"x\",\"kind\":\"%s\"}".formatted(kind));
      assertThat(refused.statusCode()).isEqualTo(403);
    }
    assertThat(send("GET", "/api/alerts/" + id(disk), ida, null).statusCode()).isEqualTo(404);
    List.of(disk, silent, chain, quarantine, pace, forecast).forEach(one -> remove(null, one));
  }

  @Test
  void notice_thatWasBeingHandedOverWhenTheServerStopped_isNotSentAgain_oneThatWaitedIs()
      throws Exception {
    String hook =
        "{\"webhook\":\"http://127.0.0.1:%d/crash\"}".formatted(hooks.getAddress().getPort());
    JsonNode alert = made(null, alert("crashed", EVENTS, ">=", 1000, hook));
    Registry registry = server.server().context().getBean(Registry.class);
    for (Notice.Delivery delivery : List.of(Notice.Delivery.WAITING, Notice.Delivery.SENDING)) {
      Notice notice =
          new Notice(
              "crash." + delivery,
              "local administrator",
              "alert:" + id(alert),
              "fired",
              "crash " + delivery,
              "text",
              "",
              Instant.now(),
              null,
              delivery,
              "");
      assertThat(registry.<Boolean>write(entries -> entries.notices().add(notice))).isTrue();
      assertThat(registry.<Boolean>write(entries -> entries.notices().add(notice))).isFalse();
    }

    server.server().context().getBean(Watch.class).begin();

    awaitNotice(null, "crash WAITING", "sent");
    JsonNode told = awaitNotice(null, "crash SENDING", "failed");
    assertThat(told.toString()).contains("whether it arrived is not known");
    assertThat(CALLS.stream().filter(body -> body.contains("crash WAITING"))).hasSize(1);
    assertThat(CALLS.stream().filter(body -> body.contains("crash SENDING"))).isEmpty();
    remove(null, alert);
  }

  @Test
  void silence_keepsItInTheProduct() throws Exception {
    String hook =
        "{\"webhook\":\"http://127.0.0.1:%d/silent\"}".formatted(hooks.getAddress().getPort());
    JsonNode alert = made(null, alert("hushed", EVENTS, ">=", 1, hook));
    send("POST", "/api/alerts/" + id(alert) + "/silence", null, "{\"for\":\"2h\"}");

    judge();

    JsonNode notices = awaitNotice(null, "Alert: hushed", "none");
    assertThat(notices.toString()).contains("silenced until");
    remove(null, alert);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "kind|{\"name\":\"x\"}",
        "kind|{\"name\":\"x\",\"kind\":\"mood\"}",
        "metric|{\"name\":\"x\",\"kind\":\"threshold\",\"op\":\">\",\"value\":1}",
        "op|{\"name\":\"x\",\"kind\":\"threshold\",\"metric\":\"elements_generated\",\"value\":1}",
        "value|{\"name\":\"x\",\"kind\":\"threshold\",\"metric\":\"elements_generated\",\"op\":\">\"}",
        "per|{\"name\":\"x\",\"kind\":\"threshold\",\"metric\":\"elements_generated\",\"op\":\">\",\"value\":1,\"per\":\"hour\"}",
        "metric|{\"name\":\"x\",\"kind\":\"pace\",\"metric\":\"approval_rate\",\"value\":1}",
        "direction|{\"name\":\"x\",\"kind\":\"anomaly\",\"metric\":\"parses\",\"direction\":\"left\"}",
        "per|{\"name\":\"x\",\"kind\":\"anomaly\",\"metric\":\"parses\",\"per\":\"quarter\"}",
        "metric|{\"name\":\"x\",\"kind\":\"anomaly\",\"metric\":\"cumulative_actual_cost\"}",
        "for|{\"name\":\"x\",\"kind\":\"audit_chain\",\"for\":\"soon\"}",
        "certainty|{\"name\":\"x\",\"kind\":\"forecast\",\"metric\":\"elements_generated\",\"op\":\">\",\"value\":1,\"certainty\":\"50\"}",
        "name|{\"kind\":\"audit_chain\"}",
        "deliver|{\"name\":\"x\",\"kind\":\"audit_chain\",\"deliver\":{\"folder\":\"/tmp\"}}",
        "nonsense|{\"name\":\"x\",\"kind\":\"source_silent\",\"filters\":{\"nonsense\":[\"a\"]}}"
      })
  void alert_thatCannotBeJudged_isRefusedWithItsField(String field, String asked) {
    HttpResponse<byte[]> refused = send("POST", "/api/alerts", null, asked);

    assertThat(refused.statusCode()).as(text(refused)).isEqualTo(400);
    assertThat(TestServer.json(refused).path("field").asString()).isEqualTo(field);
  }

  private static void judge() throws InterruptedException {
    server.server().context().getBean(Watch.class).judgeAll();
  }

  private static JsonNode simulated(String cookie, String asked) {
    HttpResponse<byte[]> answer = send("POST", "/api/alerts/simulate", cookie, asked);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return TestServer.json(answer);
  }

  private static String alert(String name, String rule, String op, int value, String deliver) {
    return "{\"name\":\"%s\",%s,\"op\":\"%s\",\"value\":%d,\"deliver\":%s}"
        .formatted(name, rule, op, value, deliver);
  }

  private static JsonNode made(@Nullable String cookie, String asked) {
    HttpResponse<byte[]> made = send("POST", "/api/alerts", cookie, asked);
    assertThat(made.statusCode()).as(text(made)).isEqualTo(201);
    return TestServer.json(made);
  }

  private static JsonNode state(@Nullable String cookie, JsonNode alert) {
    return TestServer.json(send("GET", "/api/alerts/" + id(alert), cookie, null));
  }

  private static JsonNode awaitNotice(@Nullable String cookie, String title, String delivery)
      throws InterruptedException {
    JsonNode told = TestServer.json(send("GET", "/api/notices", cookie, null));
    for (int i = 0; i < 300 && !has(told, title, delivery); i++) {
      Thread.sleep(100);
      told = TestServer.json(send("GET", "/api/notices", cookie, null));
    }
    assertThat(has(told, title, delivery)).as(told.toPrettyString()).isTrue();
    return told;
  }

  private static boolean has(JsonNode told, String title, String delivery) {
    for (JsonNode notice : told.path("notices")) {
      if (notice.path("title").asString().equals(title)
          && notice.path("delivery").asString().equals(delivery)) {
        return true;
      }
    }
    return false;
  }

  private static void remove(@Nullable String cookie, JsonNode alert) {
    assertThat(send("DELETE", "/api/alerts/" + id(alert), cookie, null).statusCode())
        .isEqualTo(204);
  }

  private static String id(JsonNode alert) {
    return alert.path("id").asString();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static void deliver(String user, int daysAgo) {
    String at = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo) + "T12:00:00Z";
    String event =
        Events.generated("tower", user)
            .replaceAll("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"" + at + "\"");
    assertThat(event).contains(at);
    assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> send(
      String method, String path, @Nullable String cookie, @Nullable String body) {
    var request =
        cookie == null
            ? server.request(path)
            : server
                .anonymous(path)
                .header("Cookie", cookie)
                .header("Origin", server.server().url());
    return server.send(
        request
            .header("Content-Type", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }
}
