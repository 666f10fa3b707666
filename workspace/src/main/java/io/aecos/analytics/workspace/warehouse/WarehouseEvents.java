package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.workspace.read.BadRecord;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Makes events of the rows of one warehouse. A row's identity is its number and what it says, so
 * that a table which was copied, moved to another database or given other column types tells of the
 * same events. The roadmap's {@code record_event} puts all that has no parameter of its own into
 * {@code metadata}, so what an event has fields for is taken from there.
 *
 * @param identity which warehouse it is
 * @param source the source of the events
 * @param project where events belong that name no project; null is to none
 * @param projects gives the key of the project that a name means
 * @param keepWords whether words of people are kept, of which otherwise hash and length are
 */
record WarehouseEvents(
    String identity,
    String source,
    @Nullable String project,
    UnaryOperator<String> projects,
    boolean keepWords) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

  /** What people wrote, and what events call it. */
  private static final Map<String, String> WORDS =
      Map.of(
          "prompt", "prompt",
          "command", "command",
          "body", "body",
          "comment", "body",
          "text", "text",
          "response", "response");

  private static final Set<String> VALUES = Set.of("value", "metric_value");

  Event of(WarehouseRow row) throws BadRecord {
    Instant at = WarehouseTime.of(row.text("timestamp"));
    EventType type = type(row);
    Double value = value(row.text("metric_value"));
    Map<String, Object> metadata = metadata(row.text("metadata"));
    UUID id =
        EventIds.of("warehouse", identity, row.text("id"), print(at, type, value, row, metadata));
    EventBuilder event = Event.builder(id, at, type, source).project(project).value(value);
    metadata.forEach((name, told) -> put(event, name, told, value == null));
    if (!row.text("user").isBlank()) {
      event.user(row.text("user"));
    }
    if (!row.text("element_guid").isBlank()) {
      event.elementGuid(row.text("element_guid"));
    }
    return event.build();
  }

  /** What tells a row from all others that have its number. */
  static String print(WarehouseRow row) throws BadRecord {
    return print(
        WarehouseTime.of(row.text("timestamp")),
        type(row),
        value(row.text("metric_value")),
        row,
        metadata(row.text("metadata")));
  }

  private static String print(
      Instant at,
      EventType type,
      @Nullable Double value,
      WarehouseRow row,
      Map<String, Object> metadata) {
    return Hashes.sha256(
        String.join(
            "\u0000",
            at.toString(),
            type.toString(),
            String.valueOf(value),
            row.text("user"),
            row.text("element_guid"),
            JsonValues.write(metadata)));
  }

  private static EventType type(WarehouseRow row) throws BadRecord {
    String module = row.text("module").strip();
    String type = row.text("event_type").strip();
    if (module.isEmpty() || type.isEmpty()) {
      throw new BadRecord("event_type", "module and event_type must not be empty");
    }
    EventType told = new EventType(module, type);
    if (told.equals(Amendment.TYPE)) {
      throw new BadRecord("event_type", "no row of a warehouse changes events");
    }
    return told;
  }

  private static @Nullable Double value(String text) throws BadRecord {
    if (text.isBlank()) {
      return null;
    }
    String plain = text.strip();
    double number = NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new BadRecord("metric_value", "'metric_value' is no finite number");
    }
    return number;
  }

  /** SQLAlchemy writes the JSON null where nothing is told. */
  private static Map<String, Object> metadata(String text) throws BadRecord {
    if (text.isBlank() || text.strip().equals("null")) {
      return Map.of();
    }
    try {
      Json.object(text.getBytes(StandardCharsets.UTF_8));
      return JsonValues.read(text);
    } catch (BadRecord e) {
      throw new BadRecord("metadata", "'metadata': " + e.reason());
    } catch (AnalyticsException | JacksonException e) {
      throw new BadRecord("metadata", "'metadata' holds what no event can: " + e.getMessage());
    }
  }

  private void put(EventBuilder event, String name, Object told, boolean valueIsOpen) {
    if (told instanceof Number number && valueIsOpen && VALUES.contains(name)) {
      event.value(number.doubleValue());
    } else if (!(told instanceof String text)) {
      event.attribute(name, told);
    } else if (WORDS.containsKey(name)) {
      words(event, WORDS.getOrDefault(name, name), text);
    } else if (!putField(event, name, text)) {
      event.attribute(name, text);
    }
  }

  private void words(EventBuilder event, String name, String text) {
    String kept = Hashes.strip(text);
    event.attribute(name + "_sha256", Hashes.sha256(kept));
    event.attribute(name + "_length", (long) kept.length());
    if (keepWords) {
      event.attribute(name, kept);
    }
  }

  private boolean putField(EventBuilder event, String name, String text) {
    switch (name) {
      case "user", "user_id" -> event.user(text);
      case "project", "project_id" ->
          event.project(text.isBlank() ? project : projects.apply(text));
      case "discipline" -> event.discipline(text);
      case "element", "element_guid", "element_id", "elementGuid", "global_id", "guid" ->
          event.elementGuid(text);
      case "element_type", "elementType", "ifc_class" -> event.elementType(text);
      case "template", "template_id", "templateId" -> event.templateId(text);
      case "region", "jurisdiction" -> event.region(text);
      case "code_edition", "codeEdition", "code" -> event.codeEdition(text);
      default -> {
        return false;
      }
    }
    return true;
  }
}
