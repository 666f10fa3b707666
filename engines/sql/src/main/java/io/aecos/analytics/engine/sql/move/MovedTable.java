package io.aecos.analytics.engine.sql.move;

import java.util.List;

/**
 * A table that is moved. One with {@code pages} is compared and copied in stretches of its key, a
 * number that only grows; the others are small, and are copied as a whole once nothing changes.
 */
record MovedTable(MovePart part, String name, String key, boolean pages) {

  static final MovedTable SENDERS = whole(MovePart.LEDGER, "sender", "id");
  static final MovedTable EVENTS = new MovedTable(MovePart.LEDGER, "event", "seq", true);
  static final MovedTable QUARANTINE =
      new MovedTable(MovePart.LEDGER, "quarantine", "number", true);
  static final MovedTable TRAIL = new MovedTable(MovePart.AUDIT, "entry", "seq", true);

  /** Senders are moved with the events that refer to them. */
  static final List<MovedTable> WHOLE =
      List.of(
          whole(MovePart.LEDGER, "archived_part", "number"),
          whole(MovePart.LEDGER, "segment", "month"),
          whole(MovePart.LEDGER, "accounting", "day, source, sender"),
          whole(MovePart.LEDGER, "source_state", "project, source"),
          whole(MovePart.LEDGER, "audit_chain", "project"),
          whole(MovePart.LEDGER, "project", "key"),
          whole(MovePart.LEDGER, "project_fact", "seed, kind, value, until"),
          whole(MovePart.REGISTRY, "person", "name"),
          whole(MovePart.REGISTRY, "person_identity", "identity"),
          whole(MovePart.REGISTRY, "team", "name"),
          whole(MovePart.REGISTRY, "membership", "team, person, from_day"),
          whole(MovePart.REGISTRY, "restriction", "project, team"),
          whole(MovePart.REGISTRY, "token", "id"),
          whole(MovePart.REGISTRY, "token_project", "token, project"),
          whole(MovePart.REGISTRY, "provider_subject", "issuer, subject"),
          whole(MovePart.REGISTRY, "saved_view", "owner, name"),
          whole(MovePart.REGISTRY, "report", "id"),
          whole(MovePart.REGISTRY, "schedule", "id"),
          whole(MovePart.REGISTRY, "schedule_run", "schedule, due_us"),
          whole(MovePart.REGISTRY, "refresh", "id"),
          whole(MovePart.REGISTRY, "workspace", "folder"),
          whole(MovePart.REGISTRY, "alert", "id"),
          whole(MovePart.REGISTRY, "notice", "id"),
          whole(MovePart.REGISTRY, "erased_name", "digest"),
          whole(MovePart.REGISTRY, "erasure_key", "hex"),
          whole(MovePart.REGISTRY, "erasure", "person"),
          whole(MovePart.REGISTRY, "project_hold", "project"),
          whole(MovePart.REGISTRY, "baseline", "element_type, project, from_day"),
          whole(MovePart.REGISTRY, "insight_mark", "owner, insight"));

  static final List<MovedTable> PAGED = List.of(EVENTS, QUARANTINE, TRAIL);

  /** Who is signed in signs in again, and what is due follows from the schedules. */
  static final List<String> LEFT = List.of("session", "timetable");

  private static MovedTable whole(MovePart part, String name, String key) {
    return new MovedTable(part, name, key, false);
  }
}
