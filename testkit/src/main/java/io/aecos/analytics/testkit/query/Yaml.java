package io.aecos.analytics.testkit.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping of a case file, read with defaults. */
record Yaml(Map<?, ?> members) {

  static Yaml of(@Nullable Object value) {
    if (value == null) {
      return new Yaml(Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return new Yaml(map);
    }
    throw new IllegalArgumentException("a mapping was expected, not " + value);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  @Nullable String text(String name) {
    Object value = members.get(name);
    return value == null ? null : value.toString();
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  @Nullable Double number(String name) {
    return numberOf(members.get(name));
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  Yaml part(String name) {
    return of(members.get(name));
  }

  List<?> items(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    items(name).forEach(item -> texts.add(String.valueOf(item)));
    return texts;
  }

  static @Nullable Double numberOf(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("a number was expected, not " + value);
  }
}
