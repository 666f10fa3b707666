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

            Some types have other names, such as those of AEC OS's roadmap (`parser/parse_success`): an event that is told under one of them is stored under
            the type's own name and keeps the other in the attribute `told_as`. A file `catalog/NAME.yaml` in the data directory adds types, and aliases to
            them, from the start of the server on that reads it.
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
                    attribute.getValue().isText()
                        ? attribute.getKey()
                        : attribute.getKey() + " (number)")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(definition.type().type(), meaning(definition), value(definition), attributes);
  }

  private static String meaning(EventDefinition definition) {
    if (definition.aliases().isEmpty()) {
      return definition.meaning();
    }
    return definition.aliases().stream()
        .map(alias -> "`" + alias + "`")
        .collect(Collectors.joining(", ", definition.meaning() + " Also told as ", "."));
  }

  private static String value(EventDefinition definition) {
    if (definition.unit().equals("none")) {
      return "–";
    }
    String value = definition.unit() + ", " + ValueRange.of(definition.unit()).text();
    String from = definition.valueFrom();
    return from == null ? value : value + "; without one, the attribute `" + from + "`";
  }
}
