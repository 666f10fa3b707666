package io.aecos.analytics.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each record which members are always there and which can be null, as its components and
 * their {@code @Nullable} say; the framework knows neither.
 */
public final class RecordSchemas implements ModelConverter {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();
  private final Set<String> clashes = ConcurrentHashMap.newKeySet();

  @Override
  public @Nullable Schema<?> resolve(
      io.swagger.v3.core.converter.AnnotatedType type,
      ModelConverterContext context,
      Iterator<ModelConverter> chain) {
    Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> raw = raw(type.getType());
    if (resolved != null && raw != null && raw.isRecord()) {
      String reference = resolved.get$ref();
      if (reference == null) {
        complete(resolved, raw);
      } else {
        String name = reference.replace(REFERENCE, "");
        note(name, raw);
        complete(context.getDefinedModels().get(name), raw);
      }
    }
    return resolved;
  }

  /** The document knows a record by its bare name, so no two may share one. */
  private void note(String name, Class<?> raw) {
    Class<?> first = named.putIfAbsent(name, raw);
    if (first != null && first != raw) {
      clashes.add(first.getName() + " and " + raw.getName() + " would both be '" + name + "'");
    }
  }

  /** Records that would be one in the document, since they are called the same. */
  Set<String> clashes() {
    return Set.copyOf(clashes);
  }

  private static @Nullable Class<?> raw(@Nullable Type type) {
    if (type instanceof JavaType java) {
      return java.getRawClass();
    }
    return type instanceof Class<?> plain ? plain : null;
  }

  private static void complete(@Nullable Schema<?> schema, Class<?> raw) {
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    Set<String> required = new LinkedHashSet<>();
    collect(members(schema), raw, required);
    schema.setRequired(new ArrayList<>(required));
  }

  private static void collect(Map<String, Schema<?>> members, Class<?> raw, Set<String> required) {
    boolean omitsNulls = omits(raw.getAnnotation(JsonInclude.class));
    for (RecordComponent component : raw.getRecordComponents()) {
      Schema<?> member = members.get(component.getName());
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        collect(members, component.getType(), required);
      } else if (member != null) {
        withParts(member, component.getAnnotatedType());
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable) {
          members.put(component.getName(), orNull(member));
        }
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        if (own == null ? !(omitsNulls && nullable) : !omits(own)) {
          required.add(component.getName());
        }
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the library's own map is raw
  private static Map<String, Schema<?>> members(Schema<?> schema) {
    return (Map<String, Schema<?>>) (Map) schema.getProperties();
  }

  private static boolean omits(@Nullable JsonInclude include) {
    return include != null && include.value() != JsonInclude.Include.ALWAYS;
  }

  /** Items of lists and values of maps can be null on their own. */
  private static void withParts(Schema<?> member, AnnotatedType declared) {
    if (!(declared instanceof AnnotatedParameterizedType whole)) {
      return;
    }
    AnnotatedType[] parts = whole.getAnnotatedActualTypeArguments();
    AnnotatedType last = parts[parts.length - 1];
    boolean nullable = last.isAnnotationPresent(Nullable.class);
    if (member.getItems() != null) {
      withParts(member.getItems(), last);
      member.setItems(nullable ? orNull(member.getItems()) : member.getItems());
    } else if (member.getAdditionalProperties() instanceof Schema<?> value) {
      withParts(value, last);
      member.setAdditionalProperties(nullable ? orNull(value) : value);
    }
  }

  /** The same or null; it is asked more than once where records lie within each other. */
  private static Schema<?> orNull(Schema<?> member) {
    if (member.getAnyOf() != null) {
      return member;
    }
    Schema<?> nothing = new JsonSchema();
    nothing.setTypes(new LinkedHashSet<>(Set.of("null")));
    if (member.get$ref() == null && member.getTypes() != null && member.getProperties() == null) {
      Set<String> types = new LinkedHashSet<>(member.getTypes());
      types.add("null");
      member.setTypes(types);
      return member;
    }
    Schema<?> either = new JsonSchema();
    either.setAnyOf(List.of(member, nothing));
    return either;
  }
}
