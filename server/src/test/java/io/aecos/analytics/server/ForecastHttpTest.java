package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A tower of forty growing weeks, half of whose checks pass; a hut of three weeks; a mill that
 * ended.
 */
class ForecastHttpTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int WEEKS = 40;
  private static TestServer server;
  private static LocalDate monday;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
    monday = LocalDate.now(ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    StringBuilder lines = new StringBuilder();
    for (int week = 0; week <= WEEKS; week++) {
      LocalDate day = monday.minusWeeks(WEEKS - week);
      for (int i = 0; i < (week == WEEKS ? 1 : 10 + week % 3); i++) {
        lines.append(event(day, "generation", "element_generated", "tower", null));
        lines.append(event(day, "compliance", "check_completed", "tower", 1 - i % 2));
      }
      if (week < WEEKS - 12) {
        lines.append(event(day, "generation", "element_generated", "mill", null));
      }
      if (week > WEEKS - 4) {
        lines.append(event(day, "generation", "element_generated", "hut", null));
      }
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();
  }

  private static String event(
      LocalDate day, String module, String type, String project, Integer value) {
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\",\"user\":\"mia\""
            .formatted(UUID.randomUUID(), day.atStartOfDay(ZONE).toInstant(), module, type)
        + ",\"project\":\"%s\",\"elementGuid\":\"E\"".formatted(project)
        + (value == null ? "" : ",\"value\":" + value)
        + "}\n";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void forecast_tellsEachStepWithItsIntervalsAndItsError() {
    JsonNode answer = forecast("elements_generated?project=tower");

    assertThat(answer.path("refused").isNull()).as(answer.toString()).isTrue();
    assertThat(answer.path("metric").asString()).isEqualTo("elements_generated");
    assertThat(answer.path("method").asString()).isNotBlank();
    assertThat(answer.path("horizon")).hasSize(13);
    for (JsonNode step : answer.path("horizon")) {
      assertThat(step.path("expected").asDouble()).isBetween(9.0, 14.0);
      assertThat(step.path("low95").asDouble()).isLessThanOrEqualTo(step.path("low80").asDouble());
      assertThat(step.path("low80").asDouble()).isLessThan(step.path("expected").asDouble());
      assertThat(step.path("expected").asDouble()).isLessThan(step.path("high80").asDouble());
      assertThat(step.path("high80").asDouble())
          .isLessThanOrEqualTo(step.path("high95").asDouble());
    }
    JsonNode backtest = answer.path("backtest");
    assertThat(backtest.path("against").asString()).isEqualTo("seasonal_naive");
    assertThat(backtest.path("error").asDouble()).isPositive();
    assertThat(backtest.path("naiveError").asDouble())
        .isGreaterThan(backtest.path("error").asDouble());
    assertThat(backtest.path("origins").asInt()).isPositive();
    assertThat(answer.path("text").asString()).contains("of the naive method");
  }

  @Test
  void forecast_beginsWithTheStepThatIsNotOver() {
    JsonNode answer = forecast("elements_generated?project=tower&horizon=3");

    for (int week = 0; week < 3; week++) {
      Instant start = monday.plusWeeks(week).atStartOfDay(ZONE).toInstant();
      assertThat(answer.path("horizon").get(week).path("t").asString()).isEqualTo(start.toString());
    }
    assertThat(answer.path("history").path("steps").asInt()).isEqualTo(WEEKS);
    assertThat(answer.path("notes").toString()).contains("unsettled", monday.toString());
  }

  @Test
  void forecast_keepsToWhatAFractionCanBe() {
    JsonNode answer = forecast("compliance_pass_rate?project=tower");

    assertThat(answer.path("refused").isNull()).as(answer.toString()).isTrue();
    for (JsonNode step : answer.path("horizon")) {
      assertThat(step.path("low95").asDouble()).isBetween(0.0, 1.0);
      assertThat(step.path("high95").asDouble()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void forecast_refusesWhatIsTooShortWithTheReason() {
    JsonNode answer = forecast("elements_generated?project=hut");

    assertThat(answer.path("refused").path("code").asString()).isEqualTo("too_short");
    assertThat(answer.path("refused").path("text").asString()).contains("3 settled values", "26");
    assertThat(answer.path("method").isNull()).isTrue();
    assertThat(answer.path("backtest").isNull()).isTrue();
    assertThat(answer.path("horizon")).isEmpty();
  }

  /** That nothing happens any more is part of its history, and what it ends with. */
  @Test
  void forecast_ofAProjectThatEndedIsRefused() {
    JsonNode answer = forecast("elements_generated?project=mill");

    assertThat(answer.path("refused").path("code").asString()).isEqualTo("ended");
    assertThat(answer.path("refused").path("text").asString()).contains("12 values are 0");
  }

  @ParameterizedTest
  @CsvSource({
    "elements_generated?horizon=0, 400, horizon",
    "elements_generated?horizon=1000, 400, horizon",
    "elements_generated?grain=fortnight, 400, grain",
    "elements_generated?by=project, 400, by",
    "nonsense, 404, ''"
  })
  void forecast_refusesBadQuestionsByField(String question, int status, String field) {
    HttpResponse<byte[]> answer = server.get("/api/forecasts/" + question);

    assertThat(answer.statusCode()).as(question).isEqualTo(status);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(field);
  }

  private static JsonNode forecast(String question) {
    return server.json("/api/forecasts/" + question + "&tz=" + ZONE.getId());
  }
}
