package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Two weeks of a firm: the tower grew, the bridge shrank, the hut is new and the mill ended; thirty
 * people of whom some came and some went.
 */
class ChangesHttpTest {
  private static final String BOTH =
      "?from=2026-03-09&to=2026-03-15&against=2026-03-02..2026-03-08&tz=UTC";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    week(lines, random, "2026-03-02", List.of("tower", "bridge", "mill"), new int[] {30, 40, 7});
    week(lines, random, "2026-03-09", List.of("tower", "bridge", "hut"), new int[] {70, 21, 9});
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static void week(
      StringBuilder lines, Random random, String monday, List<String> projects, int[] counts) {
    Instant start = LocalDate.parse(monday).atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int i = 0; i < counts.length; i++) {
      for (int n = 0; n < counts[i]; n++) {
        Instant at = start.plusSeconds(random.nextInt(6 * 86_400));
        String user = "user" + random.nextInt(30);
        String project = projects.get(i);
        double cost = Math.round(random.nextDouble() * 1e6) / 1e3;
        lines.append(event(at, "generation/element_generated", project, user, 120 + n));
        lines.append(event(at, "compliance/check_completed", project, user, random.nextInt(2)));
        lines.append(event(at, "cost/estimate_completed", project, user, cost));
      }
    }
    lines.append(event(start, "generation/element_generated", null, "user1", 100));
  }

  private static String event(Instant at, String type, String project, String user, Number value) {
    String[] pair = type.split("/");
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\",\"user\":\"%s\""
            .formatted(UUID.randomUUID(), at, pair[0], pair[1], user)
        + (project == null ? "" : ",\"project\":\"" + project + "\"")
        + ",\"elementGuid\":\"E\",\"value\":%s}%n".formatted(value);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void changes_tellEachPartsShareGreatestFirst() {
    JsonNode answer = changes("elements_generated" + BOTH + "&by=project");

    assertThat(answer.path("value").asInt()).isEqualTo(101);
    assertThat(answer.path("previous").asInt()).isEqualTo(78);
    assertThat(answer.path("change").asInt()).isEqualTo(23);
    List<String> told = new ArrayList<>();
    for (JsonNode one : answer.path("dimensions").get(0).path("contributions")) {
      told.add(one.path("key").asString("not said") + " " + one.path("contribution"));
    }
    assertThat(told).containsExactly("tower 40", "bridge -19", "hut 9", "mill -7", "not said 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elements_generated",
        "compliance_checks",
        "estimated_cost",
        "compliance_pass_rate",
        "time_saved_hours"
      })
  void changes_addUpToTheLastDigit(String metric) {
    JsonNode answer = changes(metric + BOTH + "&by=project&by=user");

    assertThat(answer.path("refused").isNull()).as(answer.toString()).isTrue();
    BigDecimal change = answer.path("change").decimalValue();
    assertThat(change)
        .isEqualByComparingTo(
            answer.path("value").decimalValue().subtract(answer.path("previous").decimalValue()));
    assertThat(answer.path("dimensions")).hasSize(2);
    for (JsonNode along : answer.path("dimensions")) {
      assertThat(sum(along, "contribution")).isEqualByComparingTo(change);
      if (!along.path("rate").isNull()) {
        assertThat(sum(along, "rate").add(sum(along, "mix"))).isEqualByComparingTo(change);
      }
    }
  }

  private static BigDecimal sum(JsonNode along, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode one : along.path("contributions")) {
      sum = sum.add(one.path(field).decimalValue());
    }
    return sum;
  }

  @Test
  void changes_ofARatioTellRateAndMixApart() {
    JsonNode along =
        changes("compliance_pass_rate" + BOTH + "&by=project").path("dimensions").get(0);

    assertThat(along.path("rate").isNull()).isFalse();
    for (JsonNode one : along.path("contributions")) {
      if (one.path("key").asString("").equals("hut")) {
        assertThat(one.path("rate").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(one.path("previous").isNull()).isTrue();
      }
    }
  }

  @Test
  void changes_eachPartOpensItsEvents() {
    JsonNode answer = changes("elements_generated" + BOTH + "&by=project");

    for (JsonNode one : answer.path("dimensions").get(0).path("contributions")) {
      String key = URLEncoder.encode(one.path("key").asString(""), StandardCharsets.UTF_8);
      JsonNode events =
          server.json(
              "/api/events?metric=elements_generated&from=2026-03-09&to=2026-03-15&tz=UTC&project="
                  + key);
      assertThat(events.path("total").asLong()).isEqualTo(one.path("events").asLong());
      assertThat(one.path("select").path("project").asString())
          .isEqualTo(one.path("key").asString(""));
    }
  }

  @Test
  void changes_tellManySmallPartsTogether() {
    JsonNode along = changes("elements_generated" + BOTH + "&by=user").path("dimensions").get(0);

    JsonNode last = along.path("contributions").get(20);
    assertThat(along.path("contributions")).hasSize(21);
    assertThat(last.path("others").asInt()).isPositive();
    assertThat(last.path("select").isNull()).isTrue();
  }

  @Test
  void changes_withoutDimensionsTellTheUsualOnes() {
    JsonNode answer = changes("elements_generated" + BOTH);

    List<String> names = new ArrayList<>();
    answer.path("dimensions").forEach(one -> names.add(one.path("dimension").asString()));
    assertThat(names).contains("project", "user").doesNotContain("elementType");
  }

  @Test
  void changes_ofWhatHasNoPartsAreRefused() {
    JsonNode answer = changes("active_users" + BOTH);

    assertThat(answer.path("refused").path("code").asString()).isEqualTo("no_sum");
    assertThat(answer.path("dimensions")).isEmpty();
  }

  @Test
  void changes_withoutAnythingBeforeAreRefused() {
    JsonNode alone = changes("elements_generated?period=all&compare=none");
    JsonNode before = changes("compliance_pass_rate?from=2026-03-02&to=2026-03-08&tz=UTC");

    assertThat(alone.path("refused").path("code").asString()).isEqualTo("no_comparison");
    assertThat(before.path("refused").path("code").asString())
        .as(before.toString())
        .isEqualTo("no_value");
  }

  private static JsonNode changes(String question) {
    return server.json("/api/changes/" + question);
  }
}
