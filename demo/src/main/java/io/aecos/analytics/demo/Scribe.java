package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Begins events with their id and time, and enters them in the diary. */
final class Scribe {
  static final String SOURCE = "demo";

  private final long seed;
  private final Diary diary;
  private long written;

  Scribe(long seed, Diary diary) {
    this.seed = seed;
    this.diary = diary;
  }

  EventBuilder event(EventType type, long micros) {
    Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    return Event.builder(Ids.event(seed, written++), at, type, SOURCE);
  }

  /** An event of one project. */
  EventBuilder event(EventType type, long micros, Site site, @Nullable Person user) {
    return event(type, micros)
        .user(user == null ? null : user.name())
        .project(site.key())
        .region(site.office().region());
  }

  /** An event about one element, with all that is known of it. */
  EventBuilder event(EventType type, long micros, Element element, @Nullable Person user) {
    return event(type, micros, element.site(), user)
        .discipline(element.kind().discipline().key())
        .elementGuid(element.guid())
        .elementType(element.kind().ifcClass())
        .codeEdition(element.site().codeEdition());
  }

  void enter(EventBuilder builder) {
    Event event = builder.build();
    diary.add(event, event.occurredMicros());
  }

  /** Enters an event that has nothing more to say. */
  void note(EventType type, long micros, Element element, @Nullable Person user) {
    enter(event(type, micros, element, user));
  }

  /** Enters what AEC OS writes to its audit trail beside an action. */
  void audit(String action, long micros, Site site, @Nullable Person user) {
    enter(
        event(Types.AUDITED, micros, site, user)
            .attribute("action", action)
            .attribute("resource_sha256", Ids.digest(written)));
  }
}
