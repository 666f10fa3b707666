package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where what is stored ends and what is quarantined begins, to the unit. */
final class EventRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final EventType TYPE = EventType.parse("parser/parse_completed");

  @ParameterizedTest
  @ValueSource(strings = {"1990-01-01T00:00:00Z", "2026-03-03T15:00:00Z"})
  void check_firstAndLastMoment_areStored(Instant occurredAt) {
    assertStored(Event.builder(new UUID(1, 2), occurredAt, TYPE, "http").build());
  }

  @ParameterizedTest
  @CsvSource({"1989-12-31T23:59:59.999999Z, before 1990", "2026-03-03T15:00:00.000001Z, future"})
  void check_aMomentBeyondThem_isNot(Instant occurredAt, String reason) {
    Event event = Event.builder(new UUID(1, 2), occurredAt, TYPE, "http").build();
    assertRefused(event, "occurredAt", reason);
  }

  @ParameterizedTest
  @CsvSource({
    "module, 200",
    "type, 200",
    "user, 200",
    "project, 1024",
    "discipline, 200",
    "elementGuid, 200",
    "elementType, 200",
    "templateId, 200",
    "region, 200",
    "codeEdition, 200",
    "source, 200"
  })
  void check_everyName_hasItsLength(String field, int most) {
    assertStored(named(field, "x".repeat(most)));
    assertRefused(named(field, "x".repeat(most + 1)), field, "longer than " + most);
    assertRefused(named(field, "a\u0000b"), field, "NUL");
    assertRefused(named(field, "a\ud800"), field, "surrogate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"module", "type"})
  void check_aKindWithoutAName_isRefused(String field) {
    assertRefused(named(field, ""), field, "is missing");
    assertRefused(named(field, "a/b"), field, "may not contain");
  }

  @Test
  void check_attributes_haveTheirSize() {
    assertStored(holding("x".repeat(65_527)));
    assertRefused(holding("x".repeat(65_528)), "attributes", "65536 bytes");
    assertStored(holding("é".repeat(32_763)));
    assertRefused(holding("é".repeat(32_764)), "attributes", "65536 bytes");
    assertStored(holding(Collections.nCopies(7_280, true)));
    assertRefused(holding(Collections.nCopies(7_281, true)), "attributes", "65536 bytes");
    assertStored(holding(new BigDecimal(BigInteger.TEN.pow(65_528))));
    assertRefused(holding(new BigDecimal(BigInteger.TEN.pow(65_529))), "attributes", "65536 bytes");
    Map<String, Object> small = Map.of("n".repeat(189), 1L);
    assertStored(holding(Collections.nCopies(321, small)));
    assertRefused(holding(Collections.nCopies(322, small)), "attributes", "65536 bytes");
  }

  @Test
  void check_attributeNames_haveTheirLength() {
    assertStored(holding(Map.of("n".repeat(200), 1L)));
    String tooLong = "n".repeat(201);
    assertRefused(
        holding(List.of(Map.of(tooLong, 1L))), "attributes.a[0]." + tooLong, "longer than 200");
    assertRefused(holding(Map.of("n\u0000", 1L)), "attributes.a.n\u0000", "NUL");
  }

  @Test
  void check_attributes_haveTheirDepth() {
    assertStored(holding(lists(7)));
    assertRefused(holding(lists(8)), "attributes.a" + "[0]".repeat(7), "deeper than 8");
    assertStored(holding(maps(7)));
    assertRefused(holding(maps(8)), "attributes.a" + ".b".repeat(7), "deeper than 8");
  }

  @Test
  void check_whatJsonCannotSay_isRefused() {
    assertRefused(holding(Double.NaN), "attributes.a", "finite");
    assertRefused(holding(List.of(1L, Double.POSITIVE_INFINITY)), "attributes.a[1]", "finite");
    assertRefused(holding(new Object()), "attributes.a", "no JSON value");
    assertRefused(holding("\udc00"), "attributes.a", "surrogate");
    assertStored(holding(List.of(1, 2L, 0.5, true, "🏗", BigInteger.TWO, Map.of())));
  }

  @Test
  void check_amendments_nameOtherEvents() {
    String id = new UUID(3, 4).toString();
    assertStored(amendment(Map.of(Amendment.TARGET, id)));
    assertStored(amendment(Map.of(Amendment.TARGET, id, Amendment.SUPERSEDED_BY, id)));
    assertRefused(amendment(Map.of()), "attributes." + Amendment.TARGET, "UUIDs");
    assertRefused(
        amendment(Map.of(Amendment.TARGET, id, Amendment.SUPERSEDED_BY, "1-2-3-4-5")),
        "attributes." + Amendment.SUPERSEDED_BY,
        "UUIDs");
  }

  private static Event named(String field, String name) {
    return new Event(
        new UUID(1, 2),
        NOW,
        field.equals("module") ? name : "parser",
        field.equals("type") ? name : "parse_completed",
        field.equals("user") ? name : null,
        field.equals("project") ? name : null,
        field.equals("discipline") ? name : null,
        field.equals("elementGuid") ? name : null,
        field.equals("elementType") ? name : null,
        field.equals("templateId") ? name : null,
        field.equals("region") ? name : null,
        field.equals("codeEdition") ? name : null,
        null,
        Map.of(),
        field.equals("source") ? name : "http");
  }

  private static Event holding(Object attribute) {
    return Event.builder(new UUID(1, 2), NOW, TYPE, "http").attribute("a", attribute).build();
  }

  private static Event amendment(Map<String, Object> attributes) {
    EventBuilder event = Event.builder(new UUID(1, 2), NOW, Amendment.TYPE, "http");
    attributes.forEach(event::attribute);
    return event.build();
  }

  private static Object lists(int depth) {
    return depth == 0 ? 1L : List.of(lists(depth - 1));
  }

  private static Object maps(int depth) {
    return depth == 0 ? 1L : Map.of("b", maps(depth - 1));
  }

  private static void assertStored(Event event) {
    assertThatCode(() -> EventRules.check(event, NOW)).doesNotThrowAnyException();
  }

  private static void assertRefused(Event event, String field, String reason) {
    assertThatThrownBy(() -> EventRules.check(event, NOW))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(reason);
  }
}
