package io.aecos.analytics.server.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What is only ever asked and never answered may leave out what can be null. The document is put in
 * order, so that it changes only with the API.
 */
public final class AskedAndAnswered implements OpenApiCustomizer {
  private static final String REFERENCE = "#/components/schemas/";

  private final RecordSchemas records;

  public AskedAndAnswered(RecordSchemas records) {
    this.records = records;
  }

  /** A document that would tell of one thing under the name of another is none. */
  @Override
  public void customise(OpenAPI api) {
    if (!records.clashes().isEmpty()) {
      throw new IllegalStateException(String.join("; ", records.clashes()));
    }
    @SuppressWarnings("rawtypes")
    Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
    Set<String> answered = new HashSet<>();
    Deque<Schema<?>> open = new ArrayDeque<>();
    operations(api)
        .flatMap(operation -> operation.getResponses().values().stream())
        .flatMap(response -> schemas(response.getContent()))
        .forEach(open::add);
    while (!open.isEmpty()) {
      Schema<?> schema = open.pop();
      String name = schema.get$ref() == null ? null : schema.get$ref().replace(REFERENCE, "");
      if (name == null) {
        parts(schema).forEach(open::add);
      } else if (answered.add(name) && schemas.containsKey(name)) {
        open.add(schemas.get(name));
      }
    }
    schemas.forEach(
        (name, schema) -> {
          if (!answered.contains(name)) {
            leaveOut(schema);
          }
        });
    api.getComponents().setSchemas(schemas);
    api.getServers().clear();
  }

  private static Stream<Operation> operations(OpenAPI api) {
    return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
  }

  private static Stream<Schema<?>> schemas(@Nullable Content content) {
    return content == null
        ? Stream.of()
        : content.values().stream()
            .<Schema<?>>map(type -> type.getSchema())
            .filter(Objects::nonNull);
  }

  @SuppressWarnings("unchecked")
  private static Stream<Schema<?>> parts(Schema<?> schema) {
    Stream<Collection<?>> all =
        Stream.of(
            schema.getProperties() == null ? List.of() : schema.getProperties().values(),
            schema.getAnyOf() == null ? List.of() : schema.getAnyOf(),
            schema.getOneOf() == null ? List.of() : schema.getOneOf(),
            schema.getItems() == null ? List.of() : List.of(schema.getItems()),
            schema.getAdditionalProperties() instanceof Schema<?> more ? List.of(more) : List.of());
    return all.flatMap(Collection::stream).map(part -> (Schema<?>) part);
  }

  @SuppressWarnings("unchecked")
  private static void leaveOut(Schema<?> schema) {
    if (schema.getRequired() == null || schema.getProperties() == null) {
      return;
    }
    Map<String, ?> members = schema.getProperties();
    schema.setRequired(
        schema.getRequired().stream()
            .filter(name -> !isNullable((Schema<?>) Objects.requireNonNull(members.get(name))))
            .toList());
  }

  private static boolean isNullable(Schema<?> member) {
    return member.getAnyOf() != null
        || (member.getTypes() != null && member.getTypes().contains("null"));
  }
}
