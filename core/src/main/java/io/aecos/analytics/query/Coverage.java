package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who told of what, where and when, as far as a scope lets see; what hooks say that they lost, and
 * when they were there. From it follows whether a kind of event could have been seen at all in a
 * project and a period.
 */
record Coverage(List<Told> told, List<Loss> losses, Presence presence) {
  /** Around the first and last word of a hook, connectors find traces of the same work. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  Coverage {
    told = List.copyOf(told);
    losses = List.copyOf(losses);
  }

  boolean anything() {
    return !told.isEmpty();
  }

  /** The projects that anything was told of. */
  Set<String> projects() {
    Set<String> projects = new TreeSet<>();
    told.forEach(one -> projects.add(one.project()));
    return projects;
  }

  /** Whether somebody else than a hook told of {@code type} in {@code project}. */
  boolean toldWithoutHook(EventType type, String project) {
    return told.stream()
        .anyMatch(one -> one.type().equals(type) && one.project().equals(project) && !one.byHook());
  }

  /**
   * Whether a source, which is no hook, tells of {@code type} anywhere and of anything in {@code
   * project}.
   */
  boolean toldElsewhere(EventType type, String project) {
    Set<String> here = new TreeSet<>();
    told.stream()
        .filter(one -> one.project().equals(project) && !one.byHook())
        .forEach(one -> here.add(one.source()));
    return told.stream().anyMatch(one -> one.type().equals(type) && here.contains(one.source()));
  }

  /** Whether hooks tell of {@code type} where they are. */
  boolean toldByHooks(EventType type) {
    return told.stream().anyMatch(one -> one.type().equals(type) && one.byHook());
  }

  /** The projects that hooks tell of, and others too. */
  Set<String> hookedAndRead() {
    Set<String> projects = new TreeSet<>();
    for (Told one : told) {
      boolean others =
          told.stream().anyMatch(o -> o.project().equals(one.project()) && !o.byHook());
      if (one.byHook() && others && !one.project().isEmpty()) {
        projects.add(one.project());
      }
    }
    return projects;
  }

  /** From the first to the last word of hooks in {@code project}. */
  Optional<Window> hooked(String project) {
    return span(one -> one.project().equals(project) && one.byHook());
  }

  /**
   * The part of {@code period} in which others tell of work in {@code project} although no hook was
   * there; empty when there is none.
   */
  Optional<Window> unhooked(String project, Window period) {
    Optional<Window> life =
        span(one -> one.project().equals(project) && !one.byHook()).flatMap(within(period));
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
    return told.stream()
        .filter(one -> one.project().equals(project) && what.isBeside(one))
        .flatMap(one -> Optional.ofNullable(one.silent()).stream())
        .reduce(Windows::around)
        .flatMap(within(period));
  }

  private Optional<Window> span(Predicate<Told> which) {
    return told.stream().filter(which).map(Told::span).reduce(Windows::around);
  }

  private static Function<Window, Optional<Window>> within(Window period) {
    return span ->
        Windows.meet(span, period) ? Optional.of(Windows.common(span, period)) : Optional.empty();
  }
}
