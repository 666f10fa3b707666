package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.ToldByProject.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who told of what, where and when, as far as a scope lets see; what hooks say that they lost, and
 * when they were there. From it follows whether a kind of event could have been seen at all in a
 * project and a period.
 */
final class Coverage {
  /** Around the first and last word of a hook, connectors find traces of the same work. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final ToldByProject told;
  private final List<Loss> losses;
  private final Presence presence;

  Coverage(List<Told> told, List<Loss> losses, Presence presence) {
    this(ToldByProject.of(told), losses, presence);
  }

  Coverage(ToldByProject told, List<Loss> losses, Presence presence) {
    this.told = told;
    this.losses = List.copyOf(losses);
    this.presence = presence;
  }

  List<Loss> losses() {
    return losses;
  }

  boolean anything() {
    return !told.projects().isEmpty();
  }

  /** The projects that anything was told of. */
  Set<String> projects() {
    return told.projects().keySet();
  }

  /** Whether somebody else than a hook told of {@code type} in {@code project}. */
  boolean toldWithoutHook(EventType type, String project) {
    Project known = told.projects().get(project);
    return known != null && known.read().contains(type);
  }

  /**
   * Whether a source, which is no hook, tells of {@code type} anywhere and of anything in {@code
   * project}.
   */
  boolean toldElsewhere(EventType type, String project) {
    Project known = told.projects().get(project);
    return known != null && !Collections.disjoint(known.sources(), told.tellers().sources(type));
  }

  /** Whether hooks tell of {@code type} where they are. */
  boolean toldByHooks(EventType type) {
    return told.tellers().byHooks().contains(type);
  }

  /** The projects that hooks tell of, and others too. */
  Set<String> hookedAndRead() {
    Set<String> both = new TreeSet<>();
    told.projects()
        .forEach(
            (name, project) -> {
              if (project.hooked() != null && project.life() != null && !name.isEmpty()) {
                both.add(name);
              }
            });
    return both;
  }

  /** From the first to the last word of hooks in {@code project}. */
  Optional<Window> hooked(String project) {
    return known(project).map(Project::hooked);
  }

  /**
   * The part of {@code period} in which others tell of work in {@code project} although no hook was
   * there; empty when there is none.
   */
  Optional<Window> unhooked(String project, Window period) {
    Optional<Window> life = known(project).map(Project::life).flatMap(within(period));
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
    return known(project).map(known -> known.silent(what)).flatMap(within(period));
  }

  private Optional<Project> known(String project) {
    return Optional.ofNullable(told.projects().get(project));
  }

  private static Function<Window, Optional<Window>> within(Window period) {
    return span ->
        Windows.meet(span, period) ? Optional.of(Windows.common(span, period)) : Optional.empty();
  }
}
