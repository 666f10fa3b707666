package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roadmap's own line, as the server reads it. */
class RecordEventTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00.123456Z");

  @TempDir private Path directory;

  private Event read(String module, String type, Map<String, ?> named) {
    try (AnalyticsClient client =
        AnalyticsClient.builder().queueDirectory(directory).shutdownHook(false).build()) {
      EventBuilder event = client.event(module, type).named(named);
      EventEncoder encoder =
          new EventEncoder(
              InstantSource.fixed(NOW), new EventIdSequence(), new Tally<>(Mending.class));
      int length = encoder.encode(event);
      return EventJson.read(Arrays.copyOf(encoder.bytes(), length), "http", NOW);
    }
  }

  @Test
  void recordEvent_roadmapsLine_landsInTheMetrics() {
    Event told = read("parser", "parse_success", Map.of("confidence", 0.97));
    Event stored = EventCatalog.shipped().canonical(told);
    assertThat(stored.eventType()).hasToString("parser/parse_completed");
    assertThat(stored.value()).isEqualTo(0.97);
  }

  @Test
  void recordEvent_fieldsAmongTheRest_areRecognised() {
    Event event =
        read(
            "generator",
            "element_generated",
            Map.of(
                "user", "maya",
                "element_guid", "0A1B",
                "project", "tower",
                "ifc_class", "IfcWall",
                "metric_value", 412,
                "timestamp", NOW.minusSeconds(60),
                "metadata", Map.of("storey", 3),
                "note", "n"));
    assertThat(event.user()).isEqualTo("maya");
    assertThat(event.elementGuid()).isEqualTo("0A1B");
    assertThat(event.project()).isEqualTo("tower");
    assertThat(event.elementType()).isEqualTo("IfcWall");
    assertThat(event.value()).isEqualTo(412.0);
    assertThat(event.occurredAt()).isEqualTo(NOW.minusSeconds(60));
    assertThat(event.attributes())
        .containsEntry("storey", 3L)
        .containsEntry("note", "n")
        .hasSize(2);
  }

  @Test
  void recordEvent_timesOfEveryForm_areTheTimeOfTheEvent() {
    Instant monday = Instant.parse("2026-01-05T00:00:00Z");
    for (Object given :
        List.of(
            "2026-01-05T00:00:00Z",
            "2026-01-05T00:00:00",
            "2026-01-05",
            " 2026-01-05 01:00:00+01:00 ",
            "2026-01-04T19:00-0500",
            LocalDate.of(2026, 1, 5),
            LocalDateTime.of(2026, 1, 5, 0, 0),
            OffsetDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC),
            monday.atZone(ZoneOffset.UTC),
            Date.from(monday),
            1_767_571_200,
            1_767_571_200_000L,
            1_767_571_200.0,
            "1767571200")) {
      for (String name : List.of("timestamp", "at", "occurredAt")) {
        Event event = read("a", "b", Map.of(name, given));
        assertThat(event.occurredAt()).as("%s %s", name, given).isEqualTo(monday);
        assertThat(event.attributes()).isEmpty();
      }
    }
  }

  @Test
  void recordEvent_aTimeThatIsNone_isNotToday() {
    for (Object given : List.of("yesterday", "2026-02-30", "", true, Double.NaN, List.of())) {
      try (AnalyticsClient client =
          AnalyticsClient.builder().queueDirectory(directory).shutdownHook(false).build()) {
        EventBuilder event = client.event("a", "b").named(Map.of("timestamp", given));
        assertThat(event.occurredAt).as("%s", given).isEqualTo(Instant.EPOCH);
        assertThat(event.names).contains("at_dropped");
      }
    }
  }

  @Test
  void recordEvent_metadataAndSeveralNames_haveOneOrder() {
    Event event =
        read(
            "a",
            "b",
            Map.of(
                "user_id", "second",
                "user", "first",
                "metadata", Map.of("project", "tower", "user", "third", "metric_value", 4)));
    assertThat(event.user()).isEqualTo("first");
    assertThat(event.project()).isEqualTo("tower");
    assertThat(event.value()).isEqualTo(4.0);
    assertThat(event.attributes())
        .containsEntry("user_id", "second")
        .containsEntry("user", "third");
  }

  @Test
  void recordEvent_isTakenByTheStaticDoor() {
    try (AnalyticsClient client =
        AnalyticsClient.builder().queueDirectory(directory).shutdownHook(false).build()) {
      Analytics.use(client);
      assertThat(Analytics.recordEvent("parser", "parse_success", Map.of("confidence", 0.97)))
          .isTrue();
      assertThat(Analytics.recordEvent("parser", "parse_success", 0.9, Map.of("user", "maya")))
          .isTrue();
      assertThat(client.stats().recorded()).isEqualTo(2);
    }
  }
}
