package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.Element;
import io.aecos.analytics.workspace.read.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the happenings of one project are written down, each once. Knows the rules that all parts
 * share: how ids are made, which id a happening keeps, and when a second source may stand in for
 * the authority.
 */
final class Sheet {
  /** AEC OS writes all traces of one operation within a moment; this is generous. */
  static final Duration MOMENT = Duration.ofSeconds(60);

  static final String PREFIX = "workspace:";

  final ProjectContent content;
  private final Known known;
  private final Instant now;
  private final Map<UUID, Happening> happenings = new LinkedHashMap<>();
  private final Map<String, Element> elements = new HashMap<>();
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, NavigableSet<Instant>> told = new HashMap<>();

  Sheet(ProjectContent content, Known known, Instant now) {
    this.content = content;
    this.known = known;
    this.now = now;
    content.elements().records().forEach(element -> elements.put(element.id(), element));
    content.templates().records().forEach(template -> templates.put(template.id(), template));
    NavigableSet<Instant> metrics = new TreeSet<>();
    content.analytics().records().forEach(row -> metrics.add(row.at()));
    told.put("analytics.db", metrics);
    NavigableSet<Instant> audits = new TreeSet<>();
    content.audit().records().forEach(row -> audits.add(row.at()));
    told.put("audit.db", audits);
  }

  List<Happening> happenings() {
    return new ArrayList<>(happenings.values());
  }

  UUID id(String... identity) {
    String[] parts = new String[identity.length + 1];
    parts[0] = content.seed();
    System.arraycopy(identity, 0, parts, 1, identity.length);
    return EventIds.of(parts);
  }

  /**
   * The id that a happening keeps: the one it was first stored under, if a source that came earlier
   * told of it, else that of its authority. Where it was stored under several, because what links
   * them came last, or where a hook told of one of them, the others are superseded.
   */
  UUID keep(UUID authority, List<UUID> others) {
    Set<UUID> all = new LinkedHashSet<>();
    all.add(authority);
    all.addAll(others);
    List<UUID> stored = all.stream().filter(known::stored).toList();
    for (UUID id : stored) {
      UUID by = known.supersededBy(id);
      if (by != null && !all.contains(by)) {
        supersede(stored, by);
        return id;
      }
    }
    UUID kept =
        stored.stream().filter(id -> known.standing(id) != null).findFirst().orElse(authority);
    supersede(stored, kept);
    return kept;
  }

  private void supersede(List<UUID> stored, UUID by) {
    for (UUID id : stored) {
      Instant at = known.standing(id);
      if (at != null && !id.equals(by)) {
        Event news = Amendment.supersession(id, by, at, content.key(), PREFIX + "sources");
        happenings.putIfAbsent(news.id(), new Happening(news, "event " + id));
      }
    }
  }

  EventBuilder event(EventType type, String source, Instant at, UUID id) {
    return Event.builder(id, at, type, PREFIX + source).project(content.key());
  }

  /** Writes a happening down; the first to tell of it wins. */
  void add(EventBuilder builder, String location) {
    Event event = builder.build();
    happenings.putIfAbsent(event.id(), new Happening(event, content.key() + "/" + location));
  }

  /** Adds what is known of an element: its id, class and discipline. */
  void describe(EventBuilder builder, @Nullable String element, @Nullable String otherClass) {
    String ifcClass = ifcClass(element);
    String type = ifcClass.isEmpty() ? otherClass : ifcClass;
    builder.elementGuid(element).elementType(type).discipline(Disciplines.of(type));
  }

  /** The class of an element; "" when it is not known. */
  String ifcClass(@Nullable String element) {
    Element found = element == null ? null : elements.get(element);
    return found == null ? "" : found.ifcClass();
  }

  @Nullable Element element(@Nullable String id) {
    return id == null ? null : elements.get(id);
  }

  @Nullable Template template(String id) {
    return templates.get(id);
  }

  /**
   * Whether a record may stand in for an authority: none of {@code authorities} was at work at that
   * moment, now or as far as the ledger remembers, and none can still be about to tell.
   */
  boolean mayStandIn(Instant at, String... authorities) {
    for (String authority : authorities) {
      if (near(authority, at) || known.told(PREFIX + authority, at, MOMENT)) {
        return false;
      }
      if (!told.getOrDefault(authority, new TreeSet<>()).isEmpty() && settling(at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code at} is so recent that other traces of it may still be on their way. */
  boolean settling(Instant at) {
    return at.plus(MOMENT).isAfter(now);
  }

  private boolean near(String source, Instant at) {
    Instant next = told.getOrDefault(source, new TreeSet<>()).ceiling(at.minus(MOMENT));
    return next != null && !next.isAfter(at.plus(MOMENT));
  }
}
