package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sources that feed a view: those of the projects that its viewer may see and its filters let
 * through. {@code elsewhere} holds those that may matter too, but of which nothing may be told by
 * name: also not whether a filter chooses them, or guessing would find out what there is. {@code
 * reaching} tells whether the view may hold events of projects that its viewer does not see.
 */
record Feeds(
    List<SourceState> states,
    Map<String, List<SourceState>> byProject,
    List<SourceState> elsewhere,
    boolean reaching) {
  private static final Set<Status> NEVER_READ =
      EnumSet.of(Status.ABSENT, Status.PLACEHOLDER, Status.UNREADABLE, Status.ENCRYPTED);

  static Feeds of(List<SourceState> all, Scope scope, Filters filters) {
    Filters.Filter project = filters.byName().get(EventColumn.PROJECT.columnName());
    List<SourceState> chosen =
        all.stream()
            .filter(state -> scope.seesProject(state.project()))
            .filter(state -> project == null || names(project.values(), state.project()))
            .toList();
    boolean reaching = reaches(scope, filters);
    List<SourceState> rest =
        all.stream()
            .filter(state -> !scope.seesProject(state.project()))
            .filter(state -> reaching || (project == null && state.project().isEmpty()))
            .toList();
    return new Feeds(
        chosen,
        chosen.stream().collect(Collectors.groupingBy(SourceState::project)),
        rest,
        reaching);
  }

  /**
   * Whether what is of a project that {@code scope} does not show as a whole may matter to a view.
   * It may not where the view's filter chooses projects that are all shown.
   */
  static boolean reaches(Scope scope, Filters filters) {
    Filters.Filter project = filters.byName().get(EventColumn.PROJECT.columnName());
    return scope.seesBeyondItsProjects()
        && (project == null || !project.values().stream().allMatch(scope::seesProject));
  }

  /** A project is keyed by its folder's name, which a disk may hold in another form. */
  private static boolean names(Set<String> projects, String project) {
    return projects.contains(Objects.requireNonNullElse(Names.normal(project), project));
  }

  /** Whether a project that was told is the one of that key; null may be any. */
  static boolean names(@Nullable String told, String project) {
    return told == null || names(Set.of(told), project);
  }

  /**
   * The states of sources that feed one of {@code types} (any, when empty) and are not complete.
   */
  List<SourceState> incomplete(Set<EventType> types) {
    return incomplete(states, types);
  }

  /** Whether a source that may not be named is incomplete. */
  boolean incompleteElsewhere(Set<EventType> types) {
    return !incomplete(elsewhere, types).isEmpty();
  }

  /** Whether any source feeds one of {@code types}, whatever its state. */
  boolean known(Set<EventType> types) {
    return states.stream().anyMatch(state -> feeds(state, types))
        || elsewhere.stream().anyMatch(state -> feeds(state, types));
  }

  /** Whether a source that was really read feeds one of {@code types}. */
  boolean read(Set<EventType> types) {
    return states.stream().anyMatch(state -> feeds(state, types) && wasRead(state))
        || elsewhere.stream().anyMatch(state -> feeds(state, types) && wasRead(state));
  }

  /** The projects that connectors look at. */
  Set<String> connected() {
    Set<String> projects = new TreeSet<>(byProject.keySet());
    projects.remove("");
    return projects;
  }

  /** Whether a source of {@code project} feeds {@code type}, whatever its state. */
  boolean feeds(String project, EventType type) {
    return of(project).stream().anyMatch(state -> state.feeds().contains(type));
  }

  /** Whether a source of {@code project} that was really read feeds {@code type}. */
  boolean read(String project, EventType type) {
    return of(project).stream().anyMatch(state -> state.feeds().contains(type) && wasRead(state));
  }

  private List<SourceState> of(String project) {
    return byProject.getOrDefault(project, List.of());
  }

  /** What sources of {@code types} say that were read and hold nothing. */
  List<String> empty(Set<EventType> types) {
    return states.stream()
        .filter(state -> !Collections.disjoint(state.feeds(), types))
        .filter(state -> state.status() == Status.READ && state.itemsRead() == 0)
        .map(SourceState::detail)
        .filter(detail -> !detail.isBlank())
        .toList();
  }

  /** Whether a source that may not be named was read and feeds one of {@code types}. */
  boolean readElsewhere(Set<EventType> types) {
    return elsewhere.stream().anyMatch(state -> feeds(state, types) && wasRead(state));
  }

  /** Whether all of {@code types} happen in this product itself, which knows of all of them. */
  boolean own(Set<EventType> types) {
    return !types.isEmpty() && types.stream().allMatch(EventType::isOwn);
  }

  private static boolean wasRead(SourceState state) {
    return !NEVER_READ.contains(state.status());
  }

  private static List<SourceState> incomplete(List<SourceState> states, Set<EventType> types) {
    return states.stream()
        .filter(state -> !state.status().complete() && feeds(state, types))
        .toList();
  }

  private static boolean feeds(SourceState state, Set<EventType> types) {
    return types.isEmpty() || !Collections.disjoint(state.feeds(), types);
  }
}
