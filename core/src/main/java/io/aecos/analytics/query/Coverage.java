package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who told of what, where and when, as far as a scope lets see; what hooks say that they lost, and
 * when they were there. From it follows whether a kind of event could have been seen at all in a
 * project and a period. It is asked for every metric and project of every answer, so what is known
 * of each project is gathered once.
 */
final class Coverage {
  /** Around the first and last word of a hook, connectors find traces of the same work. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final List<Loss> losses;
  private final Presence presence;
  private final Map<String, Project> projects = new TreeMap<>();
  private final Set<EventType> byHooks = new HashSet<>();

  /** The sources, which are no hooks, that tell of each type anywhere. */
  private final Map<EventType, Set<String>> sources = new HashMap<>();

  Coverage(List<Told> told, List<Loss> losses, Presence presence) {
    this.losses = List.copyOf(losses);
    this.presence = presence;
    for (Told one : told) {
      projects.computeIfAbsent(one.project(), name -> new Project()).add(one);
      if (one.byHook()) {
        byHooks.add(one.type());
      } else {
        sources.computeIfAbsent(one.type(), type -> new HashSet<>()).add(one.source());
      }
    }
  }

  /** What was told of one project, by hooks and by others. */
  private static final class Project {
    final List<Told> told = new ArrayList<>();
    final Set<EventType> read = new HashSet<>();
    final Set<String> sources = new HashSet<>();
    @Nullable Window hooked;
    @Nullable Window life;

    void add(Told one) {
      told.add(one);
      if (one.byHook()) {
        hooked = hooked == null ? one.span() : Windows.around(hooked, one.span());
      } else {
        life = life == null ? one.span() : Windows.around(life, one.span());
        read.add(one.type());
        sources.add(one.source());
      }
    }
  }

  List<Loss> losses() {
    return losses;
  }

  boolean anything() {
    return !projects.isEmpty();
  }

  /** The projects that anything was told of. */
  Set<String> projects() {
    return Collections.unmodifiableSet(projects.keySet());
  }

  /** Whether somebody else than a hook told of {@code type} in {@code project}. */
  boolean toldWithoutHook(EventType type, String project) {
    Project known = projects.get(project);
    return known != null && known.read.contains(type);
  }

  /**
   * Whether a source, which is no hook, tells of {@code type} anywhere and of anything in {@code
   * project}.
   */
  boolean toldElsewhere(EventType type, String project) {
    Project known = projects.get(project);
    return known != null
        && !Collections.disjoint(known.sources, sources.getOrDefault(type, Set.of()));
  }

  /** Whether hooks tell of {@code type} where they are. */
  boolean toldByHooks(EventType type) {
    return byHooks.contains(type);
  }

  /** The projects that hooks tell of, and others too. */
  Set<String> hookedAndRead() {
    Set<String> both = new TreeSet<>();
    projects.forEach(
        (name, project) -> {
          if (project.hooked != null && project.life != null && !name.isEmpty()) {
            both.add(name);
          }
        });
    return both;
  }

  /** From the first to the last word of hooks in {@code project}. */
  Optional<Window> hooked(String project) {
    return Optional.ofNullable(projects.get(project)).map(known -> known.hooked);
  }

  /**
   * The part of {@code period} in which others tell of work in {@code project} although no hook was
   * there; empty when there is none.
   */
  Optional<Window> unhooked(String project, Window period) {
    Optional<Window> life =
        Optional.ofNullable(projects.get(project)).map(known -> known.life).flatMap(within(period));
    Optional<Window> hooked = hooked(project);
    if (life.isEmpty() || hooked.isEmpty()) {
      return life;
    }
    Instant first = hooked.get().from();
    Instant last = hooked.get().to();
    if (life.get().from().isBefore(first.minus(MARGIN))) {
      return Optional.of(new Window(life.get().from(), first));
    }
    return life.get().to().isAfter(last.plus(MARGIN))
        ? Optional.of(new Window(last, life.get().to()))
        : presence.missed(project, period);
  }

  /** Whether a hook was heard in {@code project} within {@code period}. */
  boolean wasHeard(String project, Window period) {
    return presence
        .wasHeard(project, period)
        .orElseGet(() -> hooked(project).filter(span -> Windows.meet(span, period)).isPresent());
  }

  /** When {@code what} may have happened in {@code project} and no hook told of it. */
  Optional<Window> silently(Silent what, String project, Window period) {
    Project known = projects.get(project);
    return (known == null ? List.<Told>of() : known.told)
        .stream()
            .filter(what::isBeside)
            .flatMap(one -> Optional.ofNullable(one.silent()).stream())
            .reduce(Windows::around)
            .flatMap(within(period));
  }

  private static Function<Window, Optional<Window>> within(Window period) {
    return span ->
        Windows.meet(span, period) ? Optional.of(Windows.common(span, period)) : Optional.empty();
  }
}
