package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.aecos.analytics.error.AnalyticsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the served JSON Schema says and what intake does are the same. */
class EventSchemaTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");
  private static final EventCatalog CATALOG = EventCatalog.shipped();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void check_valueOutsideItsUnit_namesTheField() {
    assertThatThrownBy(() -> accept(event("parser/parse_completed", "\"value\":1.5")))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo("value");
              assertThat(e)
                  .hasMessage("must be a number from 0 to 1 (fraction) in parser/parse_completed");
            });
  }

  @Test
  void check_attributeOfTheWrongKind_namesItsPath() {
    String event = event("compliance/check_completed", "\"attributes\":{\"failed\":\"three\"}");
    assertThatThrownBy(() -> accept(event))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo("attributes.failed"));
  }

  @Test
  void check_unknownType_satisfiesEverything() {
    assertThat(accepts(event("kitchen/coffee_made", "\"value\":-7"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "project",
        "discipline",
        "elementGuid",
        "elementType",
        "templateId",
        "region",
        "codeEdition",
        "source"
      })
  void schema_saysHowLongANameMayBe(String field) {
    EventDefinition definition = EventSchema.offered(CATALOG).get(0);
    Schema schema =
        SCHEMAS.getSchema(JSON.writeValueAsString(EventSchema.of(definition)), InputFormat.JSON);
    int most = field.equals("project") ? 1024 : 200;
    for (int length : new int[] {most, most + 1}) {
      String member = "\"%s\":\"%s\"".formatted(field, "x".repeat(length));
      String event = event(definition.type().toString(), member);
      assertThat(accepts(event)).isEqualTo(length == most);
      assertThat(schema.validate(event, InputFormat.JSON).isEmpty()).isEqualTo(length == most);
    }
  }

  @Test
  void schema_saysWhatIntakeDoes_forEveryType() {
    Random random = new Random(20261124);
    int refused = 0;
    for (EventDefinition definition : EventSchema.offered(CATALOG)) {
      Schema schema =
          SCHEMAS.getSchema(JSON.writeValueAsString(EventSchema.of(definition)), InputFormat.JSON);
      for (int i = 0; i < 60; i++) {
        String event = event(definition.type().toString(), members(definition, random));
        boolean accepted = accepts(event);
        assertThat(schema.validate(event, InputFormat.JSON).isEmpty())
            .as(event)
            .isEqualTo(accepted);
        refused += accepted ? 0 : 1;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static String members(EventDefinition definition, Random random) {
    List<String> members = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      members.add("\"value\":" + pick(random, "0", "1", "1.0", "0.5", "-1", "101", "7", "null"));
    }
    List<String> attributes = new ArrayList<>();
    for (String name : definition.attributes().keySet()) {
      if (random.nextInt(4) == 0) {
        String value = pick(random, "\"a\"", "3", "2.5", "true", "null", "[1]", "{\"x\":1}");
        attributes.add("\"" + name + "\":" + value);
      }
    }
    if (random.nextInt(4) == 0) {
      attributes.add("\"not_declared\":" + pick(random, "1", "\"b\"", "false"));
    }
    members.add("\"attributes\":{" + String.join(",", attributes) + "}");
    if (random.nextInt(5) == 0) {
      members.add("\"user\":" + pick(random, "\"vera\"", "null", "7"));
    }
    if (random.nextInt(20) == 0) {
      members.add("\"colour\":\"red\"");
    }
    return String.join(",", members);
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String event(String type, String members) {
    String[] parts = type.split("/");
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"module\":\"%s\",\"type\":\"%s\",%s}"
        .formatted(new UUID(7, 7), NOW, parts[0], parts[1], members);
  }

  private static boolean accepts(String event) {
    try {
      accept(event);
      return true;
    } catch (AnalyticsException e) {
      return false;
    }
  }

  private static void accept(String event) {
    CATALOG.check(EventJson.read(event.getBytes(StandardCharsets.UTF_8), "http", NOW));
  }
}
