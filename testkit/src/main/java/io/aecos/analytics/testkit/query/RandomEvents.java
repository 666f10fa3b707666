package io.aecos.analytics.testkit.query;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random but repeatable events of a small world, with awkward values, gaps and amendments. */
final class RandomEvents {
  static final Instant FROM = Instant.parse("2025-10-20T00:00:00Z");
  static final Instant TO = Instant.parse("2026-04-20T00:00:00Z");
  static final List<EventType> TYPES =
      List.of(
          EventType.parse("generation/element_generated"),
          EventType.parse("parser/parse_completed"),
          EventType.parse("compliance/rule_evaluated"),
          EventType.parse("cost/estimate_completed"),
          EventType.parse("project/actual_cost"),
          EventType.parse("collaboration/comment_added"),
          EventType.parse("security/permission_denied"),
          EventType.parse("audit/entry_recorded"),
          EventType.own("exported"),
          EventType.parse("nobody/knows_this"));
  static final List<String> PROJECTS =
      List.of("p", "q'; --", "東京", "100%", "(none)", "", "null", "Zu\u0308rich", "Zürich");
  static final List<String> USERS = List.of("ana", "Ana", "ben ", "ben", "zoë", "zoe\u0308\u200b");
  static final List<String> ELEMENTS = List.of("A", "B", "0aB$_c");
  static final List<String> ELEMENT_TYPES = List.of("IfcWall", "IfcBeam");
  static final List<String> CODES =
      List.of("IBC", " IBC", "ADA \"2010\"", "(none)", "", " ", "\u00a0", "null");

  private static final Instant RECEIVED = Instant.parse("2026-05-01T00:00:00Z");

  private final Random random;
  private final List<Event> made = new ArrayList<>();
  private long seq;

  RandomEvents(Random random) {
    this.random = random;
  }

  List<LedgerRow> rows(int count) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean amend = !made.isEmpty() && random.nextInt(8) == 0;
      rows.add(row(amend ? amendment(i) : remembered(event(i))));
    }
    return rows;
  }

  /** Rows that come after all before and amend some of them, and no more. */
  List<LedgerRow> amendments(int count) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(amendment(Math.toIntExact(seq) + 1_000_000)));
    }
    return rows;
  }

  private LedgerRow row(Event event) {
    seq += 1 + random.nextInt(3);
    return new LedgerRow(seq, RECEIVED, event);
  }

  private Event remembered(Event event) {
    made.add(event);
    return event;
  }

  private Event amendment(int index) {
    Event target = made.get(random.nextInt(made.size()));
    Event patch = event(index);
    return switch (random.nextInt(6)) {
      case 0 ->
          Amendment.supersession(
              target.id(), made.get(0).id(), target.occurredAt(), target.project(), "random");
      case 1, 2 -> Amendment.addition(target.id(), patch, Integer.toString(index));
      default -> Amendment.of(target, patch, Integer.toString(index));
    };
  }

  private Event event(int index) {
    UUID id = EventIds.of("random", Integer.toString(index));
    EventBuilder event = Event.builder(id, instant(), one(TYPES), "random");
    event
        .project(maybe(PROJECTS))
        .user(maybe(USERS))
        .elementGuid(maybe(ELEMENTS))
        .elementType(maybe(ELEMENT_TYPES))
        .value(random.nextInt(4) == 0 ? null : number())
        .attribute("labor_hours", random.nextBoolean() ? number() : null);
    if (random.nextInt(10) == 0) {
      event.attribute("labor_hours", "12");
    }
    String code = maybe(CODES);
    return code == null ? event.build() : Verbatim.with(event.build(), Map.of("code", code));
  }

  /** Often close to a clock change or a midnight, where mistakes are made. */
  private Instant instant() {
    long span = TO.getEpochSecond() - FROM.getEpochSecond();
    Instant anywhere = FROM.plusSeconds((long) (random.nextDouble() * span));
    Instant near =
        one(
            List.of(
                Instant.parse("2025-11-02T06:00:00Z"),
                Instant.parse("2025-10-26T01:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-03-08T08:00:00Z"),
                Instant.parse("2026-04-04T15:00:00Z")));
    return random.nextBoolean()
        ? anywhere
        : near.plusSeconds(random.nextInt(18_000) - 9_000L).minusNanos(random.nextInt(2) * 1_000L);
  }

  private double number() {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> -random.nextInt(1_000) / 8.0;
      case 3 -> random.nextInt(5_000_000);
      default -> random.nextDouble();
    };
  }

  private @Nullable String maybe(List<String> values) {
    return random.nextInt(4) == 0 ? null : one(values);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
