package io.aecos.analytics.projection.memory;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherCells.Pair;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who takes part in whose elements. */
final class TogetherRun {
  private static final Comparator<Pair> MOST_FIRST =
      Comparator.comparingLong(Pair::elements)
          .reversed()
          .thenComparing(Pair::author, ElementKey.BY_CODE_POINT)
          .thenComparing(Pair::participant, ElementKey.BY_CODE_POINT);

  private final TogetherPlan plan;
  private final Condition either;

  TogetherRun(TogetherPlan plan) {
    this.plan = plan;
    this.either = new Condition.Any(List.of(plan.authors(), plan.participants()));
  }

  TogetherCells over(List<EventView> seen, Watermark watermark) {
    List<EventView> events = seen.stream().filter(event -> event.satisfies(either)).toList();
    List<EventView> telling = telling(seen);
    Map<Pair, Long> counts = new HashMap<>();
    for (List<EventView> own : MemoryElements.byElement(telling).values()) {
      for (String author : users(own, plan.authors())) {
        for (String participant : users(own, plan.participants())) {
          if (!author.equals(participant)) {
            counts.merge(new Pair(author, participant, 0), 1L, Long::sum);
          }
        }
      }
    }
    return new TogetherCells(
        counts.entrySet().stream()
            .map(e -> new Pair(e.getKey().author(), e.getKey().participant(), e.getValue()))
            .sorted(MOST_FIRST)
            .limit(plan.limit())
            .toList(),
        counts.size(),
        events.size(),
        events.size() - (long) telling.size(),
        watermark,
        "in memory: " + plan);
  }

  /** Those that say who did something to which element. */
  List<EventView> telling(List<EventView> events) {
    return events.stream()
        .filter(event -> event.satisfies(either))
        .filter(event -> event.event().user() != null && event.event().elementGuid() != null)
        .toList();
  }

  boolean share(String author, String participant, List<EventView> events) {
    return !author.equals(participant)
        && users(events, plan.authors()).contains(author)
        && users(events, plan.participants()).contains(participant);
  }

  private static Set<String> users(List<EventView> events, Condition condition) {
    return events.stream()
        .filter(event -> event.satisfies(condition))
        .map(event -> Objects.requireNonNull(event.event().user()))
        .collect(Collectors.toSet());
  }
}
