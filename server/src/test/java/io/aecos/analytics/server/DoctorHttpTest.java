package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void doctor_whereThereIsNothing_findsNeitherGoodNorBad() {
    Map<String, JsonNode> found = found();

    for (String name : new String[] {"ledger", "sources", "audit chains"}) {
      assertThat(found.get(name).isNull()).as(name).isTrue();
    }
    assertThat(found.get("projection").asBoolean(false)).isTrue();
  }

  @Test
  void doctor_ofAnEvent_findsTheLedgerGood() {
    server.post("/api/events", "application/json", Events.generated("tower", "mia"));

    assertThat(found().get("ledger").asBoolean(false)).isTrue();
    assertThat(found().get("sources").isNull()).isTrue();
  }

  @Test
  void doctor_ofALoss_findsIt_andTheSourcesShowIt() {
    server.post(
        "/api/events",
        "application/json",
        """
        {"id":"018f0000-0000-7000-8000-000000000043","occurredAt":"2026-03-02T14:00:00Z",\
        "module":"hook","type":"events_lost","value":43,"project":"tower",\
        "attributes":{"reason":"disk_full"},"source":"hook:python"}""");
    server.awaitVisible();

    assertThat(found().get("hooks").asBoolean(true)).isFalse();
    assertThat(detail("hooks")).isEqualTo("tower: a hook lost 43 events (disk full)");
    JsonNode loss = server.json("/api/sources").path("losses").get(0);
    assertThat(loss.path("project").asString()).isEqualTo("tower");
    assertThat(loss.path("to").asString()).startsWith("2026-03-02T14:00:00");
    JsonNode lost = server.json("/api/metrics/hook_events_lost?period=all");
    assertThat(lost.path("value").asInt()).isEqualTo(43);
  }

  @Test
  void numbers_areWrittenAsPeopleReadThem() {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 1_234; i++) {
      events.append(Events.generated("tower", "mia")).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", events.toString());

    assertThat(detail("ledger"))
        .isEqualTo("1,234 received, 1,234 stored, last row 1,234, in SQLite, ledger.sqlite");
    assertThat(detail("disk")).matches("[0-9,]+\\.[0-9] GB free at .*");
  }

  private String detail(String name) {
    for (JsonNode check : server.json("/api/doctor").path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check.path("detail").asString();
      }
    }
    throw new AssertionError("no check is called " + name);
  }

  private Map<String, JsonNode> found() {
    Map<String, JsonNode> found = new HashMap<>();
    server
        .json("/api/doctor")
        .path("checks")
        .forEach(check -> found.put(check.path("name").asString(), check.path("ok")));
    return found;
  }
}
