package io.aecos.analytics.query;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Note.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a kind of event could have been seen, judged for each project and for the period that is
 * asked about: by a source that was read, by a hook while it was there, or by whoever tells of such
 * events elsewhere and of anything here.
 */
final class Visibility {
  private static final int MOST_NAMED = 3;

  /** Nothing in AEC OS does these, so no hook sees them. */
  private static final Set<String> OF_OTHERS = Set.of("project", "system", "deployment/deployed");

  private static final String HOOKS = "hook";
  private static final String OUTSIDE = "outside your projects";

  private final EventCatalog events;
  private final Feeds feeds;
  private final Coverage coverage;
  private final Filters filters;
  private final Window period;

  /** Asked for each metric of a view, and the same for all of them. */
  private final Set<String> connected;

  /** All that are known; where a filter chooses none of them, nothing speaks against a 0. */
  private final Set<String> projects = new TreeSet<>();

  private final Map<String, Optional<Window>> unhooked = new HashMap<>();
  private final Map<Silent, Map<String, Boolean>> silent = new EnumMap<>(Silent.class);

  Visibility(EventCatalog events, Feeds feeds, Coverage coverage, Filters filters, Window period) {
    this.events = events;
    this.feeds = feeds;
    this.coverage = coverage;
    this.filters = filters;
    this.period = period;
    this.connected = feeds.connected();
    this.projects.addAll(connected);
    this.projects.addAll(coverage.projects());
  }

  /** Whether one of {@code types} (any event, when empty) could be seen anywhere. */
  boolean possible(Set<EventType> types) {
    if (types.isEmpty()) {
      return coverage.anything() || feeds.read(types);
    }
    if (feeds.own(types) || feeds.readElsewhere(types)) {
      return true;
    }
    Set<String> chosen = new TreeSet<>(projects);
    chosen.removeIf(project -> !isChosen(project));
    return (chosen.isEmpty() ? projects : chosen)
        .stream().anyMatch(project -> types.stream().anyMatch(type -> possible(project, type)));
  }

  private boolean possible(String project, EventType type) {
    boolean ofHooks = type.module().equals(HOOKS) && coverage.hooked(project).isPresent();
    return ofHooks
        || feeds.read(project, type)
        || coverage.toldWithoutHook(type, project)
        || coverage.toldElsewhere(type, project)
        || (coverage.toldByHooks(type) && wasHooked(project));
  }

  /** Whether a hook was there in the period, or nothing else tells that anybody worked then. */
  private boolean wasHooked(String project) {
    return coverage.wasHeard(project, period)
        || (coverage.hooked(project).isPresent() && unhooked(project).isEmpty());
  }

  /** Whether a hook told of all that {@code types} hold of {@code project} in the period. */
  boolean toldByHook(String project, Set<EventType> types) {
    return types.stream().allMatch(coverage::toldByHooks)
        && coverage.hooked(project).isPresent()
        && unhooked(project).isEmpty();
  }

  /** What could not be seen of {@code types}, and what hooks say that they lost of them. */
  List<Note> notes(Set<EventType> types) {
    Set<EventType> ofHooks = types.stream().filter(this::isHooks).collect(Collectors.toSet());
    List<Silent> silently = Stream.of(Silent.values()).filter(one -> one.hides(types)).toList();
    Map<String, Set<String>> alike = new LinkedHashMap<>();
    for (String project : connected) {
      if (isChosen(project)) {
        unseen(project, ofHooks)
            .ifPresent(text -> alike.computeIfAbsent(text, key -> new TreeSet<>()).add(project));
        for (Silent what : silently) {
          if (isSilent(what, project)) {
            alike.computeIfAbsent(what.text(), key -> new TreeSet<>()).add(project);
          }
        }
      }
    }
    List<Note> notes = new ArrayList<>();
    alike.forEach(
        (text, projects) ->
            notes.add(new Note(Code.SOURCE_INCOMPLETE, named(projects) + ": " + text)));
    losses(types).forEach(notes::add);
    return notes;
  }

  private Optional<String> unseen(String project, Set<EventType> ofHooks) {
    Optional<Window> gap = ofHooks.isEmpty() ? Optional.empty() : unhooked(project);
    if (gap.isEmpty()) {
      return Optional.empty();
    }
    Set<EventType> hidden = new TreeSet<>();
    for (EventType type : ofHooks) {
      if (!coverage.toldWithoutHook(type, project) && !feeds.feeds(project, type)) {
        hidden.add(type);
      }
    }
    if (hidden.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Lack.events(hidden) + " are unknown" + when(project, gap.get()));
  }

  private String when(String project, Window gap) {
    return coverage
        .hooked(project)
        .map(
            hooked -> {
              if (gap.to().equals(hooked.from())) {
                return " before " + hooked.from() + ", when the first hook came";
              }
              return gap.from().equals(hooked.to())
                  ? " after " + hooked.to() + ", when the last hook was heard"
                  : " from " + gap.from() + " to " + gap.to() + ", when hooks missed what was read";
            })
        .orElse(": only a hook sees them");
  }

  private boolean isHooks(EventType type) {
    return !OF_OTHERS.contains(type.module())
        && !OF_OTHERS.contains(type.toString())
        && events.find(type).map(definition -> definition.hook() != null).orElse(false);
  }

  private List<Note> losses(Set<EventType> types) {
    Map<String, Set<String>> alike = new LinkedHashMap<>();
    for (Loss loss : coverage.losses()) {
      String project = loss.project();
      boolean chosen =
          project == null
              || (project.equals(Loss.ELSEWHERE) ? feeds.reaching() : isChosen(project));
      if (chosen && loss.concerns(types, period)) {
        alike
            .computeIfAbsent(loss.what(), key -> new TreeSet<>())
            .add(project == null ? "" : project.equals(Loss.ELSEWHERE) ? OUTSIDE : project);
      }
    }
    List<Note> notes = new ArrayList<>();
    alike.forEach(
        (what, projects) -> {
          if (notes.size() < MOST_NAMED) {
            notes.add(
                new Note(
                    Code.EVENTS_LOST, named(projects) + ": " + what + ", which may belong here"));
          }
        });
    return notes;
  }

  private Optional<Window> unhooked(String project) {
    return unhooked.computeIfAbsent(project, name -> coverage.unhooked(name, period));
  }

  private boolean isSilent(Silent what, String project) {
    return silent
        .computeIfAbsent(what, unused -> new HashMap<>())
        .computeIfAbsent(project, name -> coverage.silently(what, name, period).isPresent());
  }

  private boolean isChosen(String project) {
    Filters.Filter filter = filters.byName().get(EventColumn.PROJECT.columnName());
    return filter == null || filter.values().contains(project.isEmpty() ? Condition.NONE : project);
  }

  private static String named(Set<String> projects) {
    List<String> names =
        projects.stream()
            .limit(MOST_NAMED)
            .map(project -> project.isEmpty() ? "all projects" : project)
            .toList();
    int more = projects.size() - names.size();
    return String.join(", ", names)
        + (more == 0 ? "" : " and " + Completeness.number(more) + " more projects");
  }
}
