package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.JsonValues;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a warehouse was read, and what it told of which project ("" for none). It changes while
 * rows are read. Not safe for use by two threads.
 */
final class Position {
  private static final String IDENTITY = "identity";
  private static final String LAST_ID = "lastId";
  private static final String LAST_ROW = "lastRow";
  private static final String ROWS = "rows";
  private static final String ODD = "odd";
  private static final String REFUSED = "refused";
  private static final String REPLACED = "replaced";
  private static final String TOLD = "told";

  String identity = "";
  long lastId = Long.MIN_VALUE;
  String lastRow = "";

  /** Rows with an id up to the last one read; rows without; rows too large to keep. */
  long rows;

  long odd;
  long refused;
  boolean replaced;
  final Map<String, Told> told = new TreeMap<>();

  /** So many events of these types. */
  record Told(long events, Set<EventType> types) {}

  static Position read(String json) {
    Map<String, Object> stored = JsonValues.read(json);
    Position position = new Position();
    position.identity = text(stored, IDENTITY);
    position.lastId = stored.containsKey(LAST_ID) ? number(stored, LAST_ID) : Long.MIN_VALUE;
    position.lastRow = text(stored, LAST_ROW);
    position.rows = number(stored, ROWS);
    position.odd = number(stored, ODD);
    position.refused = number(stored, REFUSED);
    position.replaced = Boolean.TRUE.equals(stored.get(REPLACED));
    if (stored.get(TOLD) instanceof Map<?, ?> projects) {
      projects.forEach(
          (project, one) -> position.told.put(String.valueOf(project), told((Map<?, ?>) one)));
    }
    return position;
  }

  private static Told told(Map<?, ?> stored) {
    Set<EventType> types = new TreeSet<>();
    if (stored.get("types") instanceof List<?> names) {
      names.forEach(name -> types.add(EventType.parse(String.valueOf(name))));
    }
    return new Told(stored.get("events") instanceof Number n ? n.longValue() : 0, types);
  }

  String write() {
    Map<String, Object> projects = new TreeMap<>();
    told.forEach(
        (project, one) ->
            projects.put(
                project,
                Map.of(
                    "events",
                    one.events(),
                    "types",
                    one.types().stream().map(EventType::toString).sorted().toList())));
    return JsonValues.write(
        new TreeMap<>(
            Map.of(
                IDENTITY, identity,
                LAST_ID, lastId,
                LAST_ROW, lastRow,
                ROWS, rows,
                ODD, odd,
                REFUSED, refused,
                REPLACED, replaced,
                TOLD, projects)));
  }

  private static String text(Map<String, Object> stored, String name) {
    return Objects.toString(stored.get(name), "");
  }

  private static long number(Map<String, Object> stored, String name) {
    return stored.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Everything is read once more; what it ever told of, it may tell of again. */
  void again() {
    lastId = Long.MIN_VALUE;
    lastRow = "";
    rows = 0;
    odd = 0;
    refused = 0;
    told.replaceAll((project, one) -> new Told(0, one.types()));
  }

  void row(WarehouseRow row) {
    lastId = row.id();
    lastRow = row.digest();
    rows++;
  }

  void tells(Event event) {
    String project = Objects.requireNonNullElse(event.project(), "");
    Told before = told.getOrDefault(project, new Told(0, Set.of()));
    Set<EventType> types = before.types();
    if (!types.contains(event.eventType())) {
      types = new TreeSet<>(types);
      types.add(event.eventType());
    }
    told.put(project, new Told(before.events() + 1, types));
  }

  /** What was ever told of a project; of all where it is null. */
  Set<EventType> types(@Nullable String project) {
    if (project != null) {
      return told.getOrDefault(project, new Told(0, Set.of())).types();
    }
    Set<EventType> all = new TreeSet<>();
    Collection<Told> every = told.values();
    every.forEach(one -> all.addAll(one.types()));
    return all;
  }
}
