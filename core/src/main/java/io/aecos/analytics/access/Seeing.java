package io.aecos.analytics.access;

import io.aecos.analytics.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a scope as the question whether it sees an event. */
final class Seeing implements Scope.Reader<Predicate<Event>> {

  @Override
  public Predicate<Event> everything() {
    return event -> true;
  }

  @Override
  public Predicate<Event> anyOf(List<Predicate<Event>> ways) {
    List<Predicate<Event>> all = List.copyOf(ways);
    return event -> {
      for (Predicate<Event> way : all) {
        if (way.test(event)) {
          return true;
        }
      }
      return false;
    };
  }

  @Override
  public Predicate<Event> allOf(List<Predicate<Event>> parts) {
    List<Predicate<Event>> all = List.copyOf(parts);
    return event -> {
      for (Predicate<Event> part : all) {
        if (!part.test(event)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public Predicate<Event> among(Scope.Subject subject, Set<String> values) {
    return event -> contains(values, subject.of(event));
  }

  @Override
  public Predicate<Event> notAmong(Scope.Subject subject, Set<String> values) {
    return event -> !contains(values, subject.of(event));
  }

  @Override
  public Predicate<Event> within(@Nullable Instant from, @Nullable Instant to) {
    return event ->
        (from == null || !event.occurredAt().isBefore(from))
            && (to == null || event.occurredAt().isBefore(to));
  }

  private static boolean contains(Set<String> values, @Nullable String value) {
    return value != null && values.contains(value);
  }
}
