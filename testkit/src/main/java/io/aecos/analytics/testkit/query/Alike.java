package io.aecos.analytics.testkit.query;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two answers differ: records component by component, but for the watermark and the
 * statement; numbers as nearly as two orders of adding them up can differ.
 */
final class Alike {
  private static final Set<String> ASIDE = Set.of("watermark", "sql", "statement");
  private static final double PRECISION = 1e-9;

  private Alike() {}

  /** The path to the first difference and both sides of it; null where there is none. */
  static @Nullable String difference(@Nullable Object one, @Nullable Object other) {
    return difference("answer", one, other);
  }

  private static @Nullable String difference(
      String path, @Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return null;
    }
    if (one instanceof Double first && other instanceof Double second) {
      double scale = Math.max(1, Math.max(Math.abs(first), Math.abs(second)));
      boolean near = first.equals(second) || Math.abs(first - second) <= PRECISION * scale;
      return near ? null : differ(path, one, other);
    }
    if (one instanceof List<?> first && other instanceof List<?> second) {
      return ofLists(path, first, second);
    }
    if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
      return first.equals(second) ? null : differ(path, one, other);
    }
    if (one instanceof Record && other != null && one.getClass() == other.getClass()) {
      return ofRecords(path, one, other);
    }
    return Objects.equals(one, other) ? null : differ(path, one, other);
  }

  private static @Nullable String ofLists(String path, List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return differ(path + " (" + one.size() + " / " + other.size() + ")", one, other);
    }
    for (int i = 0; i < one.size(); i++) {
      String found = difference(path + "[" + i + "]", one.get(i), other.get(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String ofRecords(String path, Object one, Object other) {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (!ASIDE.contains(component.getName())) {
        String found =
            difference(
                path + "." + component.getName(), value(component, one), value(component, other));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static Object value(RecordComponent component, Object holder) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(holder);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot read " + component, e);
    }
  }

  private static String differ(String path, @Nullable Object one, @Nullable Object other) {
    return path + ": " + one + " instead of " + other;
  }
}
