package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * What files gave that are each read by themselves: where none of them could be read, nothing is
   * known. {@code what} names them, for example "files in datasets".
   */
  static <T> Reading<T> of(List<T> records, List<Delivery.Item> problems, String what) {
    if (problems.isEmpty()) {
      return of(List.copyOf(records));
    }
    SourceState.Status status =
        records.isEmpty() ? SourceState.Status.UNREADABLE : SourceState.Status.PARTIAL;
    String detail = problems.size() + " " + what + " cannot be read: " + words(problems.get(0));
    return new Reading<>(List.copyOf(records), status, detail, Map.of(), problems);
  }

  public static <T> Reading<T> absent(String detail) {
    return new Reading<>(List.of(), SourceState.Status.ABSENT, detail, Map.of(), List.of());
  }

  public static <T> Reading<T> unreadable(String detail) {
    return new Reading<>(List.of(), SourceState.Status.UNREADABLE, detail, Map.of(), List.of());
  }

  /** How many of the records that could not be read stood in files called {@code name}. */
  public long problemsIn(String name) {
    return problems.stream()
        .filter(problem -> problem.location().replace('\\', '/').endsWith("/" + name))
        .count();
  }

  /** {@code last} itself where it says the same. */
  Reading<T> orSame(@Nullable Reading<T> last) {
    return last != null
            && last.records.equals(records)
            && last.status == status
            && last.detail.equals(detail)
            && keys(last.problems).equals(keys(problems))
        ? last
        : this;
  }

  private static List<String> keys(List<Delivery.Item> problems) {
    return problems.stream()
        .map(problem -> words(problem) + (problem instanceof Delivery.Broken b ? hash(b) : ""))
        .toList();
  }

  private static int hash(Delivery.Broken broken) {
    return Arrays.hashCode(broken.raw());
  }

  private static String words(Delivery.Item problem) {
    if (problem instanceof Delivery.Broken broken) {
      String field = broken.field().isEmpty() ? "" : broken.field() + ": ";
      return broken.location() + ": " + field + broken.reason();
    }
    return problem instanceof Delivery.Refused refused
        ? refused.location() + ": " + refused.reason()
        : problem.location();
  }

  /** Whether the source is there and gave its records. */
  public boolean usable() {
    return switch (status) {
      case ABSENT, UNREADABLE -> !records.isEmpty();
      default -> true;
    };
  }
}
