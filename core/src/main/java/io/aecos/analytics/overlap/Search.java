package io.aecos.analytics.overlap;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the projection for the events among which counterparts may be. */
final class Search {
  private static final Dimension BY_SOURCE = Dimension.of(EventColumn.SOURCE);
  private static final Dimension BY_PROJECT = Dimension.of(EventColumn.PROJECT);
  private static final int PAGE = 10_000;
  private static final int MOST_IDENTITIES = 500;

  private final Projection projection;

  Search(Projection projection) {
    this.projection = projection;
  }

  /** Who told anything of a project. */
  List<String> sources(String project) {
    EventSelection all = select(Plan.Window.EVER, List.of(of(project)), null);
    return projection.values(BY_SOURCE, all).stream()
        .map(DimensionValue::value)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /**
   * The events of a type in a project or in none that lie near one of {@code news} or, at any time,
   * share an own identity with one; those of all projects, where it is {@link Batch#NOWHERE}.
   */
  Map<UUID, Event> around(String project, EventType type, List<Event> news) {
    Condition ofType = new Condition.TypeIn(Set.of(type));
    List<Condition> filter =
        project.equals(Batch.NOWHERE)
            ? List.of(ofType)
            : List.of(of(project, Batch.NOWHERE), ofType);
    Map<UUID, Event> found = new LinkedHashMap<>();
    TreeSet<Instant> times = new TreeSet<>();
    news.forEach(event -> times.add(event.occurredAt()));
    for (Plan.Window window : Windows.around(times)) {
      take(window, filter, found);
    }
    String key = Identity.key(type);
    if (key != null) {
      withIdentities(key, news, filter, found);
    }
    return found;
  }

  private void withIdentities(
      String key, List<Event> news, List<Condition> filter, Map<UUID, Event> found) {
    List<String> values =
        news.stream()
            .filter(event -> Identity.own(event) != null)
            .map(event -> String.valueOf(event.attributes().get(key)))
            .distinct()
            .toList();
    Dimension dimension = new Dimension(key, Dimension.Kind.ATTRIBUTE);
    for (int from = 0; from < values.size(); from += MOST_IDENTITIES) {
      int to = Math.min(values.size(), from + MOST_IDENTITIES);
      List<Condition> narrowed = new ArrayList<>(filter);
      narrowed.add(new Condition.In(dimension, Set.copyOf(values.subList(from, to))));
      take(Plan.Window.EVER, narrowed, found);
    }
  }

  private void take(Plan.Window window, List<Condition> filter, Map<UUID, Event> found) {
    String cursor = null;
    do {
      EventPage page = projection.events(select(window, filter, cursor));
      page.rows().forEach(row -> found.put(row.event().id(), row.event()));
      cursor = page.next();
    } while (cursor != null);
  }

  /**
   * The events of these ids, of which one happened at each of {@code times}; superseded ones are
   * gone.
   */
  Map<UUID, Event> named(Set<UUID> ids, TreeSet<Instant> times) {
    Map<UUID, Event> found = new LinkedHashMap<>();
    for (Plan.Window window : Windows.around(times)) {
      Map<UUID, Event> all = new LinkedHashMap<>();
      take(window, List.of(), all);
      all.keySet().retainAll(ids);
      found.putAll(all);
    }
    return found;
  }

  private static Condition of(String... projects) {
    return new Condition.In(BY_PROJECT, Set.of(projects));
  }

  private static EventSelection select(
      Plan.Window window, List<Condition> filter, @Nullable String cursor) {
    return new EventSelection(
        Access.everything(), window, new Condition.All(filter), ZoneOffset.UTC, PAGE, cursor);
  }
}
