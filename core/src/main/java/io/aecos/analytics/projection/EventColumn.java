package io.aecos.analytics.projection;

import io.aecos.analytics.event.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text columns of an event; the column name is also the dimension's name in queries and in JSON
 * answers.
 */
public enum EventColumn {
  MODULE("module", Event::module),
  TYPE("type", Event::type),
  USER("user", Event::user),
  PROJECT("project", Event::project),
  DISCIPLINE("discipline", Event::discipline),
  ELEMENT_GUID("elementGuid", Event::elementGuid),
  ELEMENT_TYPE("elementType", Event::elementType),
  TEMPLATE_ID("templateId", Event::templateId),
  REGION("region", Event::region),
  CODE_EDITION("codeEdition", Event::codeEdition),
  SOURCE("source", Event::source);

  private final String columnName;
  private final Function<Event, @Nullable String> read;

  EventColumn(String columnName, Function<Event, @Nullable String> read) {
    this.columnName = columnName;
    this.read = read;
  }

  public String columnName() {
    return columnName;
  }

  public @Nullable String of(Event event) {
    return read.apply(event);
  }
}
