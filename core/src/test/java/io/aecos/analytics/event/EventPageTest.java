package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page on events says what the catalogue says. After a change of the catalogue, {@code ./mvnw
 * -pl core test -Dtest=EventPageTest -Daecos.write=true} writes it anew.
 */
class EventPageTest {
  private static final Path PAGE = Path.of("../docs/events.md");

  @Test
  void page_saysWhatTheCatalogueSays() throws IOException {
    String page = page(EventCatalog.shipped());
    if (Boolean.getBoolean("aecos.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page(EventCatalog catalog) {
    StringBuilder page =
        new StringBuilder(
            """
            # Events

            Generated from the event catalogue (`core/src/main/resources/catalog/events.yaml`). A server serves the same as JSON Schemas:
            `GET /api/schemas` and `GET /api/schemas/{module}/{type}`. An event of any other module and type is accepted, too, and listed as unknown;
            one that breaks its schema goes to quarantine with the path of what is wrong. Attributes that are not listed are free.
            """);
    String module = "";
    for (EventDefinition definition : EventSchema.offered(catalog)) {
      if (!definition.type().module().equals(module)) {
        module = definition.type().module();
        page.append("\n## ").append(module).append("\n\n");
        page.append("| Type | Meaning | Value | Attributes |\n|---|---|---|---|\n");
      }
      page.append(row(definition));
    }
    return page.toString();
  }

  private static String row(EventDefinition definition) {
    String attributes =
        definition.attributes().entrySet().stream()
            .map(
                attribute ->
                    attribute.getValue() == EventDefinition.AttributeKind.TEXT
                        ? attribute.getKey()
                        : attribute.getKey() + " (number)")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(definition.type().type(), definition.meaning(), value(definition), attributes);
  }

  private static String value(EventDefinition definition) {
    boolean none = definition.unit().equals("none");
    return none ? "–" : definition.unit() + ", " + ValueRange.of(definition.unit()).text();
  }
}
