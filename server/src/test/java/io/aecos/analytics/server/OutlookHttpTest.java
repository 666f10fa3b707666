package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A tower whose library grows by 20 templates between updates, each of which touches a fifth of it;
 * and a hut with two updates.
 */
class OutlookHttpTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server =
        TestServer.in(
            directory,
            Map.of(
                "ana",
                new Viewer("ana", Role.INDIVIDUAL, Access.person(Set.of("ana"))),
                "administrator",
                Viewer.localAdministrator()));
    StringBuilder lines = new StringBuilder();
    for (int update = 0; update < 8; update++) {
      Instant at = NOW.minus(40L * (8 - update), ChronoUnit.DAYS);
      for (int i = 0; i < 20; i++) {
        lines.append(
            event(at.minus(i + 1, ChronoUnit.DAYS), "template/template_added", "tower")
                .replace(
                    "}",
                    ",\"elementType\":\"IfcWall\",\"templateId\":\"T%d-%d\"}"
                        .formatted(update, i)));
      }
      int library = 20 * (update + 1);
      lines.append(applied(at, "tower", update, library / 5 + update % 2));
      if (update > 5) {
        lines.append(applied(at, "hut", update, 3));
      }
    }
    lines.append(
        event(NOW.minus(9, ChronoUnit.DAYS), "compliance/rule_evaluated", "tower")
            .replace(
                "}",
                ",\"elementType\":\"IfcWall\",\"value\":1,"
                    + "\"attributes\":{\"code\":\"IBC2024\",\"result\":\"pass\"}}"));
    assertThat(server.post("/api/events", "application/x-ndjson", lines.toString()).statusCode())
        .isEqualTo(200);
    server.awaitVisible();
  }

  private static String applied(Instant at, String project, int update, int templates) {
    return event(at, "regulatory/update_applied", project)
        .replace(
            "}",
            ",\"value\":12,\"attributes\":{\"code\":\"IBC2024\",\"version\":\"v%d\",\"templates_affected\":%d}}"
                .formatted(update, templates));
  }

  private static String event(Instant at, String type, String project) {
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\",\"project\":\"%s\"}\n"
        .formatted(UUID.randomUUID(), at, type.split("/")[0], type.split("/")[1], project);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void outlook_saysTheSentenceWithItsErrorAndReasons() {
    JsonNode answer = server.json("/api/regulatory-outlook?project=tower&tz=UTC");

    assertThat(answer.path("refused").isNull()).as(answer.toString()).isTrue();
    long templates = Math.round(answer.path("templates").path("expected").asDouble());
    assertThat(templates).isBetween(31L, 34L);
    assertThat(answer.path("sentence").asString())
        .isEqualTo(
            "At the current rate the next regulatory update will affect "
                + templates
                + " templates.");
    assertThat(answer.path("error").asString()).contains("would have been off by", "80 of 100");
    JsonNode backtest = answer.path("backtest");
    assertThat(backtest.path("error").asDouble())
        .isLessThan(backtest.path("naiveError").asDouble());
    assertThat(backtest.path("origins").asInt()).isEqualTo(5);
    assertThat(answer.path("library").path("templates").asInt()).isEqualTo(160);
    assertThat(answer.path("concerned").path("total").asInt()).isEqualTo(160);
    assertThat(answer.path("history")).hasSize(8);
    assertThat(answer.path("codes").get(0).path("everyDays").asDouble()).isBetween(39.0, 41.0);
    assertThat(answer.path("codes").get(0).path("classes").toString()).isEqualTo("[\"IfcWall\"]");
    assertThat(answer.path("reasoning")).isNotEmpty();
    assertThat(answer.path("elements").isNull()).isTrue();
    Instant expected = Instant.parse(answer.path("when").path("expected").asString());
    assertThat(expected).isBetween(NOW, NOW.plus(10, ChronoUnit.DAYS));
  }

  @Test
  void outlook_refusesAThinHistoryWithTheReason() {
    JsonNode hut = server.json("/api/regulatory-outlook?project=hut");

    assertThat(hut.path("refused").path("code").asString()).isEqualTo("too_few_updates");
    assertThat(hut.path("refused").path("text").asString())
        .contains("of 2 of the 2", "5 are needed");
    assertThat(hut.path("sentence").isNull()).isTrue();
    assertThat(hut.path("history")).hasSize(2);
  }

  /** Updates name nobody, so they are in no personal view. */
  @Test
  void outlook_isWithinTheViewersScope() {
    JsonNode ana =
        TestServer.json(
            server.send(server.request("/api/regulatory-outlook").header("X-Viewer", "ana").GET()));

    assertThat(ana.path("refused").path("code").asString()).isEqualTo("no_updates");
    assertThat(ana.path("history")).isEmpty();
    assertThat(ana.path("library").path("templates").asInt()).isZero();
  }

  @Test
  void outlook_takesNoOtherFilters() {
    assertThat(server.get("/api/regulatory-outlook?user=ana").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/regulatory-outlook?period=30d").statusCode()).isEqualTo(400);
  }
}
