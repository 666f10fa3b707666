package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventJsonTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final String ID = "0195562c-7e5c-7b6e-8f5a-3c1f2d4b6a70";

  @Test
  void read_fullEvent_hasEveryField() {
    Event event =
        read(
            """
            {"id":"%s","occurredAt":"2026-03-02T08:00:00.123456789-07:00","module":"parser",
             "type":"parse_completed","user":"ada.hollis","project":"clinic","discipline":"mep",
             "elementGuid":"g","elementType":"IfcDoor","templateId":"t","region":"CO",
             "codeEdition":"2021","value":0.93,
             "attributes":{"b":[1,{"c":2.5}],"a":true,"n":null},"source":"hook"}"""
                .formatted(ID));
    assertThat(event.id()).isEqualTo(UUID.fromString(ID));
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00.123456Z"));
    assertThat(event.value()).isEqualTo(0.93);
    assertThat(event.attributes()).isEqualTo(Map.of("a", true, "b", List.of(1L, Map.of("c", 2.5))));
    assertThat(read(new String(EventJson.write(event), StandardCharsets.UTF_8))).isEqualTo(event);
    assertThat(EventJson.readBody(event.id(), event.occurredAt(), EventJson.writeBody(event)))
        .isEqualTo(event);
  }

  @Test
  void bodyStart_isHowBodiesOfTheTypeBegin() {
    for (EventType type : List.of(Amendment.TYPE, EventType.own("amendments"))) {
      Event event = Event.builder(UUID.fromString(ID), NOW, type, "http").user("a").build();
      String body = new String(EventJson.writeBody(event), StandardCharsets.UTF_8);
      String start = new String(EventJson.bodyStart(Amendment.TYPE), StandardCharsets.UTF_8);
      assertThat(body.startsWith(start)).isEqualTo(type.equals(Amendment.TYPE));
    }
  }

  @Test
  void read_absentSourceAndBlankTexts_areFilledAndDropped() {
    Event event = read(json("\"user\":\" \",\"value\":null,\"attributes\":null"));
    assertThat(event.source()).isEqualTo("http");
    assertThat(event.user()).isNull();
    assertThat(event.value()).isNull();
    assertThat(event.attributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "value":"0.9"                         | value              | must be a number, not text
          "value":1e999                         | value              | double
          "user":7                              | user               | must be text, not a number
          "user":{"a":1}                        | user               | must be text, not an object
          "attributes":{"a":1e999}              | attributes.a       | double
          "attributes":{"a":1e-99999999999}     | attributes.a       | exponent
          "attributes":[]                       | attributes         | must be an object, not a list
          "attributes":{"a":{"b":[null]}}       | attributes.a.b[0]  | may not be null
          "colour":"red"                        | colour             | no field of an event
          "user":"a\\u0000b"                    | user               | NUL
          "user":"a\\ud800b"                    | user               | surrogate
          "attributes":{"x":"\\udc00"}          | attributes.x       | surrogate
          "id":"1-1-1-1-1"                      | id                 | UUID
          "occurredAt":"2026-03-02T08:00:00"    | occurredAt         | with a zone
          "occurredAt":"yesterday"              | occurredAt         | with a zone
          "occurredAt":"2026-03-03T15:00:01Z"   | occurredAt         | future
          "occurredAt":"1989-12-31T23:59:59Z"   | occurredAt         | before 1990
          "occurredAt":1772463600               | occurredAt         | must be text
          "module":" "                          | module             | is missing
          "type":"a/b"                          | type               | may not contain
          """)
  void read_badField_namesItAndSaysWhatIsRight(String member, String field, String reason) {
    String name = member.substring(1, member.indexOf('"', 1));
    assertProblem(json(member, name), field, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                    | an event is a JSON object, not a list
          `  `                  | empty
          {"id":                | not valid JSON
          {"user":"a","user":"b"} | Duplicate
          {} {}                 | more after the end
          """)
  void read_notOneObject_saysSo(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(AnalyticsException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .matches(text -> text.contains(reason) || text.contains("is missing")));
  }

  @Test
  void read_longNamesDeepOrLargeAttributes_areNamed() {
    assertProblem(json("\"user\":\"" + "x".repeat(201) + "\""), "user", "longer than 200");
    assertProblem(json("\"project\":\"" + "x".repeat(1025) + "\""), "project", "than 1024");
    assertProblem(
        json("\"attributes\":{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}"),
        "attributes.a[0][0][0][0][0][0][0]",
        "deeper");
    assertProblem(
        json("\"attributes\":{\"a\":\"" + "x".repeat(65_536) + "\"}"), "attributes", "65536 bytes");
  }

  @Test
  void read_longNames_areMeasuredInCharactersAsPeopleCountThem() {
    assertThat(read(json("\"user\":\"" + "🏗".repeat(200) + "\"")).user()).hasSize(400);
    assertProblem(json("\"user\":\"" + "🏗".repeat(201) + "\""), "user", "longer than 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "9223372036854775808",
        "-170141183460469231731687303715884105729",
        "37.77492951234567",
        "0.1000000000000000055511151231257827",
        "1E-400",
        "0.1",
        "-7"
      })
  void read_numbersOfAttributes_areKeptAsTheyCame(String number) {
    Event event = read(json("\"attributes\":{\"n\":" + number + ",\"l\":[" + number + "]}"));
    Event again = EventJson.readBody(event.id(), event.occurredAt(), EventJson.writeBody(event));

    assertThat(again).isEqualTo(event);
    assertThat(new BigDecimal(event.attributes().get("n").toString()))
        .isEqualByComparingTo(new BigDecimal(number));
    assertThat(JsonValues.read(JsonValues.write(event.attributes()))).isEqualTo(event.attributes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 7_900, 8_100, 16_000, 30_000, 65_000})
  void write_eventOfAnySize_isReadBack(int size) {
    Event event = read(json("\"attributes\":{\"a\":\"" + "x".repeat(size) + "\"}"));

    assertThat(EventJson.readStored(EventJson.write(event))).isEqualTo(event);
    byte[] body = EventJson.writeBody(event);
    assertThat(EventJson.readBody(event.id(), event.occurredAt(), body)).isEqualTo(event);
    assertThat(body).endsWith((byte) '}');
  }

  @Test
  void read_invalidUtf8_isAProblemNotAnError() {
    byte[] json = json("\"user\":\"x\"").getBytes(StandardCharsets.UTF_8);
    json[json.length - 3] = (byte) 0xff;
    assertThatThrownBy(() -> EventJson.read(json, "http", NOW))
        .isInstanceOf(AnalyticsException.class);
  }

  @Test
  void read_amendmentWithoutTarget_isAProblem() {
    assertProblem(
        "{\"id\":\""
            + ID
            + "\",\"occurredAt\":\"2026-03-02T08:00:00Z\","
            + "\"module\":\"analytics\",\"type\":\"amendment\"}",
        "attributes.amends",
        "UUID");
  }

  private static void assertProblem(String json, String field, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(reason);
  }

  private static Event read(String json) {
    return EventJson.read(json.getBytes(StandardCharsets.UTF_8), "http", NOW);
  }

  private static String json(String member) {
    return json(member, "");
  }

  /**
   * A valid event in which {@code member} stands in the place of the member called {@code name}.
   */
  private static String json(String member, String name) {
    Map<String, String> members =
        new LinkedHashMap<>(
            Map.of(
                "id", "\"id\":\"" + ID + "\"",
                "occurredAt", "\"occurredAt\":\"2026-03-02T08:00:00Z\"",
                "module", "\"module\":\"parser\"",
                "type", "\"type\":\"parse_completed\""));
    members.put(name, member);
    return "{" + String.join(",", members.values()) + "}";
  }

  @Test
  void read_bytesThatBeginLikeNoEncoding_areNoJson() {
    byte[] strange = {0, 0, '{', 0};
    assertThatThrownBy(() -> EventJson.read(strange, "http", Instant.now()))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageStartingWith("not valid JSON");
  }
}
