package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bad items are found, mended, replayed once, or discarded with a reason. */
class QuarantineHttpTest {
  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void replay_mendedItem_becomesOneEventHoweverOftenItIsAsked() {
    String id = UUID.randomUUID().toString();
    String item =
        quarantined(parse(id, "\"value\":7,\"project\":\"mended\",\"colour\":\"red\""), "colour");
    String mapping = "{\"set\":{\"value\":0.7},\"toAttributes\":[\"colour\"]}";
    JsonNode replayed = TestServer.json(post(item, "replay", mapping));
    JsonNode again = TestServer.json(post(item, "replay", mapping));

    assertThat(replayed.path("state").asString()).isEqualTo("replayed");
    assertThat(replayed.path("decision").path("by").asString()).isEqualTo("local administrator");
    assertThat(replayed.path("decision").path("reason").asString()).contains(id);
    assertThat(again).isEqualTo(replayed);
    server.awaitVisible();
    JsonNode events = server.json("/api/events?metric=parses&period=all&project=mended");
    assertThat(events.path("total").asInt()).isEqualTo(1);
    JsonNode event = events.path("events").get(0);
    assertThat(event.path("value").asDouble()).isEqualTo(0.7);
    assertThat(event.path("attributes").path("colour").asString()).isEqualTo("red");
  }

  @Test
  void replay_itemThatIsStillWrong_saysWhereAndStaysOpen() {
    String item = quarantined(parse(UUID.randomUUID().toString(), "\"value\":9"), "value");
    HttpResponse<byte[]> answer = post(item, "replay", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString()).isEqualTo("value");
    assertThat(show(item).path("state").asString()).isEqualTo("open");
  }

  @Test
  void discard_needsAReason_andIsFinal() {
    String item = quarantined("{\"id\": oops " + UUID.randomUUID(), "");

    assertThat(post(item, "discard", "{\"reason\":\" \"}").statusCode()).isEqualTo(400);
    assertThat(post(item, "discard", "{\"reason\":\"a test\"}").statusCode()).isEqualTo(200);
    assertThat(show(item).path("decision").path("reason").asString()).isEqualTo("a test");
    assertThat(post(item, "replay", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void discard_bySelection_answersHowMany() {
    for (int i = 0; i < 3; i++) {
      quarantined(
          parse(UUID.randomUUID().toString(), "\"value\":9,\"project\":\"alike\""), "value");
    }
    String body = "{\"select\":{\"project\":\"alike\",\"field\":\"value\"},\"reason\":\"a test\"}";

    assertThat(TestServer.json(postAll("discard", body)).path("discarded").asInt()).isEqualTo(3);
    assertThat(TestServer.json(postAll("discard", body)).path("discarded").asInt()).isZero();
  }

  @Test
  void replay_bySelection_storesWhatIsAnEventThen() {
    String good = parse(UUID.randomUUID().toString(), "\"value\":9,\"project\":\"many\"");
    String bad = parse("seven", "\"value\":9,\"project\":\"many\"");
    quarantined(good, "value");
    String left = quarantined(bad, "id");
    JsonNode answer =
        TestServer.json(
            postAll(
                "replay",
                "{\"select\":{\"project\":\"many\"},\"mapping\":{\"set\":{\"value\":0.9}}}"));

    assertThat(answer.path("replayed").asInt()).isEqualTo(1);
    assertThat(answer.path("open").asInt()).isEqualTo(1);
    assertThat(answer.path("failures").get(0).path("id").asString()).isEqualTo(left);
    assertThat(answer.path("failures").get(0).path("field").asString()).isEqualTo("id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\":\"x\"}",
        "{\"reason\":\"x\",\"select\":{}}",
        "{\"reason\":\"x\",\"select\":{\"all\":false}}",
        "{\"reason\":\"x\",\"select\":{\"all\":true,\"field\":\"value\"}}",
        "{\"reason\":\"x\",\"select\":{\"field\":\"id\",\"source\":\" \"}}",
        "{\"reason\":\"x\",\"select\":{\"field\":\"id\",\"project\":\"\"}}",
        "{\"reason\":\" \",\"select\":{\"all\":true}}"
      })
  void discard_withoutASelectionOrReason_isRefused(String body) {
    assertThat(postAll("discard", body).statusCode()).isEqualTo(400);
  }

  @Test
  void quarantine_takesAwayOnlyFromWhatItsItemsMayBe() {
    quarantined("{\"project\":\"sick\", oops " + UUID.randomUUID(), "");
    quarantined("no JSON at all " + UUID.randomUUID(), "");
    JsonNode healthy = server.json("/api/metrics/elements_generated?period=all&project=healthy");
    JsonNode sick = server.json("/api/metrics/elements_generated?period=all&project=sick");

    assertThat(healthy.path("notes").toString()).doesNotContain("quarantine");
    assertThat(sick.path("notes").toString()).contains("in quarantine");
    assertThat(server.json("/api/quarantine").path("waiting").toString())
        .contains("\"project\":\"sick\"");
  }

  @Test
  void itemOfWhichNothingCanBeTold_isSaidByTheBooks_andSpoilsNoNumber() {
    quarantined(parse(UUID.randomUUID().toString(), "\"value\":9,\"project\":\"told\""), "value");
    long before = untold();
    server.post("/api/events", "application/json", "[\"nobody knows\", \"what this was\"]");

    assertThat(untold()).isEqualTo(before + 2);
    assertThat(server.json("/api/metrics/active_users?period=all&project=quiet").toString())
        .doesNotContain("in quarantine");
    postAll("discard", "{\"select\":{\"all\":true},\"reason\":\"a test\"}");
    assertThat(server.json("/api/accounting").path("untold")).isEmpty();
  }

  private static long untold() {
    JsonNode sources = server.json("/api/accounting").path("untold");
    long items = 0;
    for (JsonNode source : sources) {
      items += source.path("items").asLong();
      assertThat(source.path("source").asString()).isNotEmpty();
    }
    return items;
  }

  private static HttpResponse<byte[]> postAll(String action, String body) {
    return server.post("/api/quarantine/" + action, "application/json", body);
  }

  @Test
  void unknownItem_isNotFound() {
    assertThat(server.get("/api/quarantine/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(server.get("/api/quarantine/seven").statusCode()).isEqualTo(400);
  }

  @Test
  void schemas_areServedForWhatTheCatalogueKnows() {
    JsonNode schema = server.json("/api/schemas/parser/parse_completed");

    assertThat(schema.path("$id").asString())
        .isEqualTo("urn:aecos-analytics:event:parser/parse_completed:1");
    assertThat(schema.path("properties").path("value").path("maximum").asDouble()).isEqualTo(1);
    assertThat(server.json("/api/schemas").path("schemas").size()).isGreaterThan(50);
    assertThat(server.get("/api/schemas/kitchen/coffee_made").statusCode()).isEqualTo(404);
  }

  private static String parse(String id, String members) {
    return "{\"id\":\"%s\",\"occurredAt\":\"2026-11-02T09:15:00Z\",\"module\":\"parser\",\"type\":\"parse_completed\",%s}"
        .formatted(id, members);
  }

  /** Sends an item that goes to quarantine because of {@code field}; answers its id there. */
  private static String quarantined(String json, String field) {
    JsonNode receipt = TestServer.json(server.post("/api/events", "application/json", json));
    assertThat(receipt.path("quarantined").size()).as(receipt.toString()).isEqualTo(1);
    JsonNode item = server.json("/api/quarantine?limit=1").path("items").get(0);
    assertThat(item.path("field").asString()).isEqualTo(field);
    return item.path("id").asString();
  }

  private static JsonNode show(String item) {
    return server.json("/api/quarantine/" + item);
  }

  private static HttpResponse<byte[]> post(String item, String action, String body) {
    return server.post("/api/quarantine/" + item + "/" + action, "application/json", body);
  }
}
