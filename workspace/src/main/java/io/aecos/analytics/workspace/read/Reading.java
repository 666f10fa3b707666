package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState;
import java.util.List;
import java.util.Map;

/**
 * What one source holds now: its records in their own order, the state it is in, a sentence on what
 * is the matter ("" when nothing is), the position for the next run and the records that could not
 * be read. The same instance is returned again while nothing has changed.
 */
public record Reading<T>(
    List<T> records,
    SourceState.Status status,
    String detail,
    Map<String, Object> position,
    List<Delivery.Item> problems) {

  public Reading {
    problems = List.copyOf(problems);
  }

  public static <T> Reading<T> of(List<T> records) {
    return new Reading<>(records, SourceState.Status.READ, "", Map.of(), List.of());
  }

  public static <T> Reading<T> absent(String detail) {
    return new Reading<>(List.of(), SourceState.Status.ABSENT, detail, Map.of(), List.of());
  }

  public static <T> Reading<T> unreadable(String detail) {
    return new Reading<>(List.of(), SourceState.Status.UNREADABLE, detail, Map.of(), List.of());
  }

  /** Whether the source is there and gave its records. */
  public boolean usable() {
    return switch (status) {
      case ABSENT, UNREADABLE -> !records.isEmpty();
      default -> true;
    };
  }
}
