package io.aecos.analytics.retention;

import io.aecos.analytics.event.Event;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long events stay in the ledger before they are archived: {@code keep}, but {@code modules}
 * differ, and what names a project in {@code held} stays whatever its age.
 */
public record RetentionRules(Keep keep, Map<String, Keep> modules, Set<String> held) {
  /** Everything stays. */
  public static final RetentionRules EVERYTHING =
      new RetentionRules(Keep.FOREVER, Map.of(), Set.of());

  public RetentionRules {
    modules = Map.copyOf(modules);
    held = Set.copyOf(held);
  }

  /** These, with more projects that are held. */
  RetentionRules holding(Set<String> more) {
    Set<String> all = new HashSet<>(held);
    all.addAll(more);
    return new RetentionRules(keep, modules, all);
  }

  /** Whether no event ever leaves the ledger. */
  public boolean keepsEverything() {
    return keeps().allMatch(Keep.FOREVER::equals);
  }

  /** Whether the time of some events of {@code month} is over. */
  boolean isOver(YearMonth month, LocalDate today) {
    return keeps().anyMatch(each -> each.isOver(month, today));
  }

  private Stream<Keep> keeps() {
    return Stream.concat(Stream.of(keep), modules.values().stream());
  }

  /** Whether {@code event}, which is of {@code month}, may leave. */
  boolean isDue(Event event, YearMonth month, LocalDate today) {
    return of(event.eventType().module()).isOver(month, today) && !isHeld(event);
  }

  boolean isHeld(Event event) {
    return event.project() != null && held.contains(event.project());
  }

  /**
   * Whether some event leaves sooner by these than by {@code former}: a time is shorter, or a
   * project is held no longer.
   */
  public boolean letGoSoonerThan(RetentionRules former) {
    Set<String> all = new HashSet<>(modules.keySet());
    all.addAll(former.modules().keySet());
    return keep.isShorterThan(former.keep())
        || all.stream().anyMatch(module -> of(module).isShorterThan(former.of(module)))
        || !held.containsAll(former.held());
  }

  private Keep of(String module) {
    return modules.getOrDefault(module, keep);
  }

  /** As people say it: {@code 2 years, then archived; parser 90 days; tower is held}. */
  public String words() {
    if (keepsEverything()) {
      return "everything";
    }
    return Stream.of(
            Stream.of(keep.words() + (keep.equals(Keep.FOREVER) ? "" : ", then archived")),
            modules.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " " + each.getValue().words()),
            held.stream().sorted().map(project -> project + " is held"))
        .flatMap(part -> part)
        .collect(Collectors.joining("; "));
  }
}
