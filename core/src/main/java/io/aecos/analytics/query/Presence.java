package io.aecos.analytics.query;

import io.aecos.analytics.projection.Plan.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On which days hooks were heard in a project, and on which they missed what connectors found: work
 * of a kind that hooks tell of there, and none told of it. Both by project, for those that are
 * hooked and read; each day from its first to its last such event.
 */
record Presence(Map<String, List<Window>> heard, Map<String, List<Window>> missed) {
  static final Presence UNKNOWN = new Presence(Map.of(), Map.of());

  Presence {
    heard = Map.copyOf(heard);
    missed = Map.copyOf(missed);
  }

  /** Whether a hook was heard in {@code period}; empty where that was not looked into. */
  Optional<Boolean> wasHeard(String project, Window period) {
    return Optional.ofNullable(heard.get(project))
        .map(days -> days.stream().anyMatch(day -> Windows.meet(day, period)));
  }

  /** From the first to the last work in {@code period} that hooks missed. */
  Optional<Window> missed(String project, Window period) {
    return missed.getOrDefault(project, List.of()).stream()
        .filter(day -> Windows.meet(day, period))
        .reduce(Windows::around)
        .map(span -> Windows.common(span, period));
  }
}
