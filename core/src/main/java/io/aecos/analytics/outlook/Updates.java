package io.aecos.analytics.outlook;

import io.aecos.analytics.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes updates of what projects applied: the same version of a code is one update however many
 * projects apply it. Projects that share templates count the same ones, so of these the largest
 * count stands; the counts of others add up.
 */
final class Updates {
  /** So long after the first project others still apply the same update. */
  static final Duration SETTLING = Duration.ofDays(14);

  /** Without a version, the same code within this time is the same update. */
  private static final Duration SAME = Duration.ofDays(30);

  private Updates() {}

  /** All updates by time, as known at {@code now}. */
  static List<RuleUpdate> of(List<Event> events, Library library, Instant now) {
    List<Event> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparing(Event::occurredAt));
    Map<String, List<Event>> updates = new LinkedHashMap<>();
    Map<String, Event> latest = new HashMap<>();
    for (Event event : ordered) {
      String code = code(event);
      if (code == null) {
        continue;
      }
      String version = text(event, "version");
      String key = code + "\n" + version;
      if (version == null) {
        Event before = latest.get(code);
        Event first =
            before != null && event.occurredAt().isBefore(before.occurredAt().plus(SAME))
                ? before
                : event;
        latest.put(code, first);
        key = code + "\n" + first.occurredAt();
      }
      updates.computeIfAbsent(key, one -> new ArrayList<>()).add(event);
    }
    return updates.values().stream()
        .map(applied -> update(applied, library, now))
        .sorted(Comparator.comparing(RuleUpdate::at))
        .toList();
  }

  private static RuleUpdate update(List<Event> applied, Library library, Instant now) {
    Event first = applied.get(0);
    TreeSet<String> projects = new TreeSet<>();
    applied.forEach(event -> projects.add(project(event)));
    Map<String, String> groups = library.groups(projects);
    Map<String, String> alone = new HashMap<>();
    projects.forEach(project -> alone.put(project, project));
    return new RuleUpdate(
        String.valueOf(code(first)),
        text(first, "version"),
        first.occurredAt(),
        projects.size(),
        applied.stream()
            .map(Event::value)
            .filter(java.util.Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        added(applied, "templates_affected", groups),
        added(applied, "elements_affected", alone),
        !first.occurredAt().plus(SETTLING).isAfter(now));
  }

  /** The largest of each group, added up; null where one of the projects did not tell. */
  private static @Nullable Double added(
      List<Event> applied, String attribute, Map<String, String> groups) {
    Map<String, Double> largest = new HashMap<>();
    for (Event event : applied) {
      Object told = event.attributes().get(attribute);
      if (told instanceof Number number) {
        String group = groups.getOrDefault(project(event), "");
        largest.merge(group, number.doubleValue(), Math::max);
      }
    }
    boolean all = largest.keySet().containsAll(groups.values());
    return all ? (Double) largest.values().stream().mapToDouble(Double::doubleValue).sum() : null;
  }

  private static String project(Event event) {
    return event.project() == null ? "" : event.project();
  }

  private static @Nullable String code(Event event) {
    String code = text(event, "code");
    return code == null ? event.codeEdition() : code;
  }

  private static @Nullable String text(Event event, String attribute) {
    Object value = event.attributes().get(attribute);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
