package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was told, gathered by project, and who tells of what anywhere. It is asked for every metric
 * and project of every answer, and is new with every event; so what is known of a project stays
 * until something else was told of it.
 */
final class ToldByProject {
  private final List<Told> told;
  private final Map<String, Project> projects;
  private final Tellers tellers;

  private ToldByProject(List<Told> told, Map<String, Project> projects, Tellers tellers) {
    this.told = told;
    this.projects = Collections.unmodifiableMap(projects);
    this.tellers = tellers;
  }

  static ToldByProject of(List<Told> told) {
    Map<String, Project> projects = new TreeMap<>();
    Tellers tellers = new Tellers();
    for (Told one : told) {
      projects.computeIfAbsent(one.project(), name -> new Project()).add(one);
      tellers.add(one);
    }
    return new ToldByProject(List.copyOf(told), projects, tellers);
  }

  /**
   * {@code now} instead. What is the same object at the same place as before is not looked at
   * again.
   */
  ToldByProject with(List<Told> now) {
    if (now.size() != told.size()) {
      return of(now);
    }
    Map<Told, Told> after = new HashMap<>();
    Set<String> changed = new HashSet<>();
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i) != told.get(i)) {
        if (!now.get(i).isOfSame(told.get(i))) {
          return of(now);
        }
        after.put(told.get(i), now.get(i));
        changed.add(now.get(i).project());
      }
    }
    Map<String, Project> next = new TreeMap<>(projects);
    changed.forEach(name -> next.computeIfPresent(name, (key, before) -> before.with(after)));
    return new ToldByProject(List.copyOf(now), next, tellers);
  }

  /** By their names, which ascend; "" for what belongs to none. */
  Map<String, Project> projects() {
    return projects;
  }

  Tellers tellers() {
    return tellers;
  }

  /** What was told of one project, by hooks and by others. */
  static final class Project {
    private final List<Told> told = new ArrayList<>();
    private final Set<EventType> read = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<Silent, Window> silent = new EnumMap<>(Silent.class);
    private @Nullable Window hooked;
    private @Nullable Window life;
    private boolean connected;

    private Project() {}

    private void add(Told one) {
      told.add(one);
      if (one.byHook()) {
        hooked = around(hooked, one.span());
      } else {
        life = around(life, one.span());
        read.add(one.type());
        sources.add(one.source());
      }
      connected |= one.byConnector();
      Window beside = one.silent();
      if (beside != null) {
        for (Silent what : Silent.values()) {
          if (what.isBeside(one)) {
            silent.merge(what, beside, Windows::around);
          }
        }
      }
    }

    private static Window around(@Nullable Window known, Window more) {
      return known == null ? more : Windows.around(known, more);
    }

    private Project with(Map<Told, Told> after) {
      Project next = new Project();
      told.forEach(one -> next.add(after.getOrDefault(one, one)));
      return next;
    }

    /** The types that others than hooks told of. */
    Set<EventType> read() {
      return read;
    }

    /** The sources, which are no hooks, that told of it. */
    Set<String> sources() {
      return sources;
    }

    /** From the first to the last word of hooks; null where there is none. */
    @Nullable Window hooked() {
      return hooked;
    }

    /** From the first to the last word of others; null where there is none. */
    @Nullable Window life() {
      return life;
    }

    /** When {@code what} may have happened and no hook told of it; null for never. */
    @Nullable Window silent(Silent what) {
      return silent.get(what);
    }

    /** Whether connectors told of it. */
    boolean isConnected() {
      return connected;
    }
  }

  /** Who tells of what, wherever and whenever. */
  static final class Tellers {
    private final Set<String> hooks = new HashSet<>();
    private final Set<String> connectors = new HashSet<>();
    private final Set<EventType> byHooks = new HashSet<>();
    private final Set<EventType> byConnectors = new HashSet<>();
    private final Map<EventType, Set<String>> sources = new HashMap<>();

    private Tellers() {}

    private void add(Told one) {
      if (one.byHook()) {
        hooks.add(one.source());
        byHooks.add(one.type());
      } else {
        sources.computeIfAbsent(one.type(), type -> new HashSet<>()).add(one.source());
      }
      if (one.byConnector()) {
        connectors.add(one.source());
        byConnectors.add(one.type());
      }
    }

    Set<String> hooks() {
      return hooks;
    }

    Set<String> connectors() {
      return connectors;
    }

    /** The types that hooks tell of. */
    Set<EventType> byHooks() {
      return byHooks;
    }

    /** The types that both hooks and connectors tell of. */
    Set<EventType> byBoth() {
      Set<EventType> both = new HashSet<>(byHooks);
      both.retainAll(byConnectors);
      return both;
    }

    /** The sources, which are no hooks, that tell of {@code type}. */
    Set<String> sources(EventType type) {
      return sources.getOrDefault(type, Set.of());
    }
  }
}
