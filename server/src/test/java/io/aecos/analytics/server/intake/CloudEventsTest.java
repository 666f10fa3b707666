package io.aecos.analytics.server.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @Test
  void structured_mapsEnvelopeAndData() {
    Event event =
        event(
            """
            {"specversion":"1.0","id":"0190a1de-8a11-7cc0-9e5c-1d1a4be0a001","source":"/ci/tower",
             "type":"io.aecos.parser.parse_completed","time":"2026-11-02T09:15:00+01:00","project":"tower",
             "data":{"value":0.91,"user":"mia","intent":"create","attributes":{"model":"m1"}}}""");

    assertThat(event.id()).hasToString("0190a1de-8a11-7cc0-9e5c-1d1a4be0a001");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-02T08:15:00Z"));
    assertThat(event.eventType()).hasToString("parser/parse_completed");
    assertThat(event.project()).isEqualTo("tower");
    assertThat(event.user()).isEqualTo("mia");
    assertThat(event.value()).isEqualTo(0.91);
    assertThat(event.source()).isEqualTo("/ci/tower");
    assertThat(event.attributes()).containsEntry("model", "m1").containsEntry("intent", "create");
  }

  @Test
  void structured_idIsUniqueWithinItsSource() {
    String first = envelope("\"id\":\"7\",\"source\":\"/a\"");
    String second = envelope("\"id\":\"7\",\"source\":\"/b\"");

    assertThat(event(first).id()).isEqualTo(event(first).id()).isNotEqualTo(event(second).id());
  }

  @Test
  void structured_withoutTimeHappenedNow() {
    assertThat(event(envelope("\"id\":\"7\",\"source\":\"/a\"")).occurredAt()).isEqualTo(NOW);
  }

  @Test
  void structured_missingSourceIsBrokenWithTheFieldAndTheRawBytes() {
    String json = envelope("\"id\":\"7\"");
    Delivery.Broken broken = (Delivery.Broken) item(json);

    assertThat(broken.field()).isEqualTo("source");
    assertThat(new String(broken.raw(), UTF_8)).isEqualTo(json);
  }

  @Test
  void batch_oneBadEventSpoilsOnlyItself() {
    String batch = "[" + envelope("\"id\":\"1\",\"source\":\"/a\"") + ",{\"id\":2},3]";

    assertThat(CloudEvents.batch(batch.getBytes(UTF_8), NOW))
        .extracting(Object::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Typed", "Broken", "Broken");
  }

  @Test
  void structured_keepsSubjectSchemaAndUnknownExtensionsAsAttributes() {
    Event event =
        event(
            envelope(
                "\"id\":\"7\",\"source\":\"/a\",\"subject\":\"wall 7\",\"dataschema\":\"urn:x\","
                    + "\"traceparent\":\"00-1\",\"shift\":2,\"data\":{\"value\":1}"));

    assertThat(event.attributes())
        .containsEntry("subject", "wall 7")
        .containsEntry("dataschema", "urn:x")
        .containsEntry("traceparent", "00-1")
        .containsEntry("shift", 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\":{\"user\":\"mia\",\"user\":\"tom\"}",
        "\"data\":{\"attributes\":{\"a\":1,\"a\":2}}",
        "\"data\":{\"a\":1,\"attributes\":{\"a\":2}}",
        "\"user\":\"mia\",\"user\":\"tom\"",
        "\"user\":\"mia\",\"data\":{\"user\":\"tom\"}",
        "\"subject\":\"a\",\"data\":{\"subject\":\"b\"}",
        "\"data_base64\":\"eyJhIjoxLCJhIjoyfQ==\""
      })
  void structured_whatIsSaidTwiceIsBroken(String members) {
    Delivery.Item item = item(envelope("\"id\":\"7\",\"source\":\"/a\"," + members));

    assertThat(item).isInstanceOf(Delivery.Broken.class);
    assertThat(((Delivery.Broken) item).reason()).containsPattern("said twice|Duplicate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/a\",\"type\":\"a.b.c\"} | id",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\"} | type",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":[]} | type",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"a.b.c\",\"time\":\"x\"} | time",
        "{\"specversion\":\"7\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"a.b.c\"} | specversion",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"http://[\",\"type\":\"a.b.c\"} | source"
      })
  void structured_whatIsWrongIsNamed(String json, String field) {
    assertThat(((Delivery.Broken) item(json)).field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"a\"", "[]", "{}", "", "{} {}", "{\"specversion\":null}"})
  void structured_noEnvelopeIsBroken(String json) {
    assertThat(item(json)).isInstanceOf(Delivery.Broken.class);
  }

  private static String envelope(String members) {
    return "{\"specversion\":\"1.0\",\"type\":\"parser/parse_completed\"," + members + "}";
  }

  private static Event event(String json) {
    return ((Delivery.Typed) item(json)).event();
  }

  private static Delivery.Item item(String json) {
    return CloudEvents.structured(json.getBytes(UTF_8), NOW).get(0);
  }
}
