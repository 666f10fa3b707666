package io.aecos.analytics.server.intake;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventSchema;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schemas of events, for whoever sends them. */
@RestController
public final class SchemaEndpoint {
  private final EventCatalog catalog;

  public SchemaEndpoint(EventCatalog catalog) {
    this.catalog = catalog;
  }

  /** The known event types. */
  public record SchemasJson(List<SchemaJson> schemas) {}

  /** One event type: {@code schema} is the address of its JSON Schema. */
  public record SchemaJson(
      String type, int version, String unit, String meaning, String id, String schema) {}

  @GetMapping("/api/schemas")
  @Requires(Permission.READ_STATUS)
  public SchemasJson schemas() {
    return new SchemasJson(
        EventSchema.offered(catalog).stream().map(SchemaEndpoint::summary).toList());
  }

  @GetMapping("/api/schemas/{module}/{type}")
  @Requires(Permission.READ_STATUS)
  public Map<String, Object> schema(@PathVariable String module, @PathVariable String type) {
    return EventSchema.offered(catalog).stream()
        .filter(definition -> definition.type().toString().equals(module + "/" + type))
        .findFirst()
        .map(EventSchema::of)
        .orElseThrow(
            () ->
                new AnalyticsException(
                    ErrorCode.NOT_FOUND,
                    "The event catalogue has no " + module + "/" + type + "; see /api/schemas"));
  }

  private static SchemaJson summary(EventDefinition definition) {
    return new SchemaJson(
        definition.type().toString(),
        definition.version(),
        definition.unit(),
        definition.meaning(),
        EventSchema.id(definition),
        "/api/schemas/" + definition.type());
  }
}
