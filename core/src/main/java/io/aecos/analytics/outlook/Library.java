package io.aecos.analytics.outlook;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates that were ever told of, and which projects share them. */
final class Library {
  static final EventType ADDED = EventType.parse("template/template_added");
  static final EventType PROMOTED = EventType.parse("template/template_promoted");
  static final EventType UPDATED = EventType.parse("template/template_updated");
  static final EventType REMOVED = EventType.parse("template/template_removed");
  static final Set<EventType> TYPES = Set.of(ADDED, PROMOTED, UPDATED, REMOVED);

  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Set<String>> homes = new HashMap<>();

  /** Takes in one event about a template; they may come in any order. */
  void take(Event event) {
    String id = event.templateId();
    if (id == null) {
      return;
    }
    String project = event.project();
    if (project != null) {
      homes.computeIfAbsent(id, key -> new HashSet<>()).add(project);
    }
    boolean removal = event.eventType().equals(REMOVED);
    Template known = templates.get(id);
    Instant at = event.occurredAt();
    templates.put(
        id,
        new Template(
            id,
            known == null || known.elementType() == null
                ? event.elementType()
                : known.elementType(),
            known == null || known.codeEdition() == null
                ? event.codeEdition()
                : known.codeEdition(),
            known == null || at.isBefore(known.added()) ? at : known.added(),
            removed(known, removal, at)));
  }

  private static @Nullable Instant removed(@Nullable Template known, boolean removal, Instant at) {
    Instant before = known == null ? null : known.removed();
    if (removal) {
      return before == null || at.isAfter(before) ? at : before;
    }
    return before != null && at.isAfter(before) ? null : before; // It was put back.
  }

  List<Template> at(Instant at) {
    return templates.values().stream().filter(template -> template.isThere(at)).toList();
  }

  long concerned(Instant at, String code, Set<String> classes) {
    return templates.values().stream()
        .filter(template -> template.isThere(at) && template.isConcernedBy(code, classes))
        .count();
  }

  boolean isEmpty() {
    return templates.isEmpty();
  }

  /**
   * For each project the name of the group of projects that share templates with it. Who shares
   * none is a group alone.
   */
  Map<String, String> groups(Set<String> projects) {
    Map<String, String> leader = new HashMap<>();
    projects.forEach(project -> leader.put(project, project));
    for (Set<String> sharing : homes.values()) {
      List<String> among = new ArrayList<>(sharing);
      among.retainAll(projects);
      for (int i = 1; i < among.size(); i++) {
        leader.put(root(leader, among.get(i)), root(leader, among.get(0)));
      }
    }
    Map<String, String> groups = new HashMap<>();
    projects.forEach(project -> groups.put(project, root(leader, project)));
    return groups;
  }

  private static String root(Map<String, String> leader, String project) {
    String at = project;
    String above = leader.getOrDefault(at, at);
    while (!above.equals(at)) {
      at = above;
      above = leader.getOrDefault(at, at);
    }
    return at;
  }
}
