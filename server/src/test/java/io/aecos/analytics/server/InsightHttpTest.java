package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A small firm: 12 generated elements, some validated, checked, reviewed, priced and paid. */
class InsightHttpTest {
  private static final int ELEMENTS = 12;
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ELEMENTS; i++) {
      lines.append(event("generation/element_generated", i, 100 * i, "mia"));
      if (i < 8) {
        lines.append(event("validation/validation_completed", i, i < 6 ? 1 : 0, "mia"));
        lines.append(event("compliance/check_completed", i, i < 3 ? 1 : 0, "mia"));
      }
      if (i < 4) {
        lines.append(event("collaboration/review_requested", i, null, "mia"));
        lines.append(event("cost/estimate_completed", i, 102, "mia"));
      }
      if (i < 2) {
        lines.append(event("collaboration/review_approved", i, null, "ben"));
        lines.append(event("project/actual_cost", i, i == 0 ? 100 : 204, "ben"));
      }
    }
    lines.append(event("generation/element_generated", null, 100, "mia"));
    lines.append(event("finetune/model_registered", null, null, "mia"));
    lines.append(event("regulatory/update_applied", null, 3, "mia"));
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static String event(String type, Integer element, Integer value, String user) {
    String[] pair = type.split("/");
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\",\"user\":\"%s\""
            .formatted(UUID.randomUUID(), Instant.now(), pair[0], pair[1], user)
        + ",\"project\":\"tower\",\"attributes\":{\"version\":\"2\"}"
        + (element == null ? "" : ",\"elementGuid\":\"E%d\"".formatted(element))
        + (value == null ? "" : ",\"value\":" + value)
        + "}\n";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void flow_addsUpAtEveryNode() {
    JsonNode flow = server.json("/api/flow?period=7d");

    assertThat(flow.path("elements").asInt()).isEqualTo(ELEMENTS);
    Map<String, Long> arriving = new HashMap<>();
    Map<String, Long> leaving = new HashMap<>();
    for (JsonNode link : flow.path("links")) {
      arriving.merge(link.path("to").asString(), link.path("elements").asLong(), Long::sum);
      leaving.merge(link.path("from").asString(), link.path("elements").asLong(), Long::sum);
    }
    for (JsonNode stage : flow.path("stages")) {
      long sum = 0;
      for (JsonNode node : stage.path("nodes")) {
        String id = node.path("id").asString();
        long elements = node.path("elements").asLong();
        sum += elements;
        if (!stage.path("name").asString().equals("generation")) {
          assertThat(arriving.get(id)).as("into " + id).isEqualTo(elements);
        }
        if (!stage.path("name").asString().equals("approval")) {
          assertThat(leaving.get(id)).as("out of " + id).isEqualTo(elements);
        }
      }
      assertThat(sum).as(stage.path("name").asString()).isEqualTo(ELEMENTS);
    }
  }

  @Test
  void flow_tellsEventsWithoutElementApart() {
    JsonNode flow = server.json("/api/flow?period=7d");

    assertThat(flow.path("eventsWithoutElement").asInt()).isEqualTo(1);
    assertThat(flow.path("stages").get(0).path("eventsWithoutElement").asInt()).isEqualTo(1);
    assertThat(flow.path("complete").asBoolean()).isFalse();
    assertThat(flow.path("notes").toString()).contains("name no element");
    assertThat(flow.path("sql").asString()).contains("SELECT");
    assertThat(flow.path("watermark").path("seq").asLong()).isPositive();
  }

  @Test
  void flow_eachBandDrillsToItsElements() {
    JsonNode flow = server.json("/api/flow?period=7d");

    assertThat(flow.path("links")).isNotEmpty();
    for (JsonNode link : flow.path("links")) {
      String band = link.path("link").asString().replace(">", "%3E");
      JsonNode page = server.json("/api/flow/elements?period=7d&limit=5&link=" + band);
      assertThat(page.path("total").asLong()).as(band).isEqualTo(link.path("elements").asLong());
    }
  }

  @Test
  void distribution_bucketsAddUpAndDrillToTheirEvents() {
    JsonNode spread =
        server.json("/api/distribution?metric=generation_latency_p95&period=7d&buckets=6");

    assertThat(spread.path("count").asInt()).isEqualTo(ELEMENTS + 1);
    assertThat(spread.path("quantiles").get(2).path("value").asDouble()).isEqualTo(500);
    long sum = 0;
    for (JsonNode bucket : spread.path("buckets")) {
      sum += bucket.path("events").asLong();
      String range = bound(bucket, "atLeast") + bound(bucket, "below");
      JsonNode events =
          server.json(
              "/api/distribution/events?metric=generation_latency_p95&period=7d&limit=1" + range);
      assertThat(events.path("total").asLong()).as(range).isEqualTo(bucket.path("events").asLong());
    }
    assertThat(sum).isEqualTo(ELEMENTS + 1);
  }

  private static String bound(JsonNode bucket, String name) {
    JsonNode bound = bucket.path(name);
    return bound.isNull() ? "" : "&" + name + "=" + bound.asString();
  }

  @Test
  void pairs_compareEstimatesWithActuals() {
    JsonNode pairs = server.json("/api/pairs?metric=cost_accuracy&period=7d");

    assertThat(pairs.path("summary").path("pairs").asInt()).isEqualTo(2);
    assertThat(pairs.path("summary").path("onlyEstimated").asInt()).isEqualTo(2);
    assertThat(pairs.path("summary").path("near").asInt()).isEqualTo(1);
    assertThat(pairs.path("bias").asDouble()).isCloseTo(-100.0 / 304, within(1e-9));
    assertThat(pairs.path("points")).hasSize(2);
    assertThat(pairs.path("notes").toString()).contains("no actual yet");
  }

  @Test
  void pairs_withoutActuals_nameTheHook() {
    JsonNode pairs = server.json("/api/pairs?metric=schedule_accuracy&period=7d");

    assertThat(pairs.path("complete").asBoolean()).isFalse();
    assertThat(pairs.path("bias").isNull()).isTrue();
    assertThat(pairs.path("notes").toString()).contains("project/actual_duration hook");
  }

  @Test
  void together_drillsToSharedElements() {
    JsonNode together = server.json("/api/together?period=7d");
    JsonNode pair = together.path("pairs").get(0);
    JsonNode page = server.json("/api/together/elements?period=7d&author=mia&participant=ben");

    assertThat(together.path("pairs")).hasSize(1);
    assertThat(pair.path("author").asString()).isEqualTo("mia");
    assertThat(pair.path("participant").asString()).isEqualTo("ben");
    assertThat(pair.path("elements").asInt()).isEqualTo(2);
    assertThat(page.path("total").asInt()).isEqualTo(2);
  }

  @Test
  void attention_listsWhatWaits_whateverThePeriodBeganWith() {
    JsonNode checks = server.json("/api/attention?of=checks&period=24h&limit=3");
    JsonNode reviews = server.json("/api/attention?of=reviews");

    assertThat(checks.path("title").asString()).isEqualTo("Elements that do not comply");
    assertThat(checks.path("total").asInt()).isEqualTo(5);
    assertThat(checks.path("waiting")).hasSize(3);
    JsonNode first = checks.path("waiting").get(0);
    assertThat(first.path("key").asString()).isEqualTo(first.path("elementGuid").asString());
    assertThat(first.path("owner").asString()).isEqualTo("mia");
    assertThat(Instant.parse(first.path("since").asString()))
        .isBefore(Instant.parse(checks.path("asOf").asString()));
    assertThat(reviews.path("total").asInt()).isZero();
    assertThat(reviews.path("notes").toString()).contains("4 events do not say");
  }

  @Test
  void attention_ofAnEarlierPeriod_isWhatWaitedThen() {
    JsonNode before = server.json("/api/attention?of=checks&period=last-year");

    assertThat(before.path("total").asInt()).isZero();
    assertThat(before.path("asOf").asString())
        .isEqualTo(before.path("period").path("to").asString());
  }

  @Test
  void annotations_holdWhateverElseIsFiltered() {
    JsonNode all = server.json("/api/annotations?period=7d&elementType=IfcWall");
    JsonNode releases = server.json("/api/annotations?period=7d&kind=release");

    assertThat(all.path("total").asInt()).isEqualTo(2);
    assertThat(releases.path("annotations").get(0).path("label").asString()).isEqualTo("2");
    assertThat(server.json("/api/annotations?period=7d&project=other").path("total").asInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/flow?colour=red                                      | colour
          /api/flow/elements?period=7d                              | link
          /api/flow/elements?link=nowhere:x                         | stage
          /api/flow/elements?link=validation:great                  | validation
          /api/flow/elements?link=a:b:c                             | link
          /api/flow/elements?link=validation:passed&cursor=x        | cursor
          /api/distribution?metric=elements_generated               | metric
          /api/distribution?metric=generation_latency_p95&buckets=0 | buckets
          /api/distribution/events?metric=generation_latency_p95&atLeast=x | atLeast
          /api/pairs?metric=estimated_cost                          | metric
          /api/pairs?metric=cost_accuracy&level=city                | level
          /api/together/elements?author=mia                         | participant
          /api/annotations?kind=gossip                              | kind
          /api/attention?period=7d                                  | of
          /api/attention?of=letters                                 | of
          /api/attention?of=reviews&limit=0                         | limit
          """)
  void wrongQuestion_isToldTheField(String path, String field) {
    HttpResponse<byte[]> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString()).isEqualTo(field);
  }
}
