package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A random history of a small practice, as a hook tells it and as connectors find it. */
final class History {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final int DAYS = 6;
  static final List<String> PROJECTS = List.of("pier-7", "oakland", "annex");
  private static final List<String> PEOPLE = List.of("ann", "bob", "mia");

  /** What each kind of happening is called, and where connectors find it; "" for nowhere. */
  private enum Kind {
    COMMENT("collaboration/comment_added", "activity.jsonl"),
    TASK("collaboration/task_created", "activity.jsonl"),
    STATUS("collaboration/task_updated", ""),
    COMMAND("collaboration/command_executed", "activity.jsonl"),
    PARSE("parser/parse_completed", "analytics.db"),
    VERDICT("parser/feedback_recorded", "interactions"),
    GENERATION("generation/element_generated", "analytics.db"),
    VALIDATION("validation/validation_completed", "analytics.db"),
    SILENT_VALIDATION("validation/validation_completed", ""),
    PROMOTION("template/template_promoted", "analytics.db"),
    REGULATION("regulatory/update_applied", "audit.db"),
    DENIAL("security/permission_denied", ""),
    HEALTH("deployment/health_check", "");

    final EventType type;
    final String source;

    Kind(String type, String source) {
      this.type = EventType.parse(type);
      this.source = source;
    }
  }

  private static final Set<Kind> UNTRACED = Set.of(Kind.STATUS, Kind.DENIAL, Kind.HEALTH);

  /** One happening; {@code read} is null where it leaves no trace. */
  record Happening(String project, Event hooked, @Nullable Event read) {
    int day() {
      return (int) Duration.between(START, hooked.occurredAt()).toDays();
    }
  }

  private final Random random;
  private final List<Happening> happenings = new ArrayList<>();

  History(long seed) {
    random = new Random(seed);
    for (String project : PROJECTS) {
      for (int day = 0; day < DAYS; day++) {
        workDay(project, START.plus(Duration.ofDays(day)));
      }
    }
  }

  List<Happening> happenings() {
    return happenings;
  }

  /** Work comes in bursts, in which one thing follows the other within seconds. */
  private void workDay(String project, Instant midnight) {
    happen(Kind.COMMENT, project, midnight.plus(Duration.ofHours(7)));
    for (int hour = 9; hour < 17; hour += 2) {
      Instant at = midnight.plus(Duration.ofHours(hour));
      int burst = random.nextInt(6);
      for (int i = 0; i < burst; i++) {
        at = at.plusMillis(200 + random.nextInt(4_000));
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        happen(kind == Kind.SILENT_VALIDATION ? Kind.GENERATION : kind, project, at);
      }
    }
    happen(Kind.COMMENT, project, midnight.plus(Duration.ofHours(19)));
  }

  private void happen(Kind kind, String project, Instant at) {
    String id = String.valueOf(happenings.size());
    boolean fromTemplate = kind == Kind.GENERATION && random.nextInt(4) == 0;
    String user = PEOPLE.get(random.nextInt(PEOPLE.size()));
    boolean slow = kind == Kind.PROMOTION || kind == Kind.REGULATION;
    Instant told = at.plus(slow ? Duration.ofSeconds(random.nextInt(40)) : Duration.ofMillis(3));
    EventBuilder hook = event(kind, "hook:python", told, id, project).user(user);
    about(kind, hook, id, fromTemplate);
    hook.attribute("prompt_sha256", kind == Kind.PARSE ? Hashes.sha256(id + "\n") : null);
    hook.attribute("body_sha256", kind == Kind.COMMENT ? Hashes.sha256(id + "\n") : null);
    Event read = null;
    if (!kind.source.isEmpty()) {
      Instant found = kind == Kind.VERDICT ? at.plus(Duration.ofHours(random.nextInt(4))) : at;
      EventBuilder trace = event(kind, "workspace:" + kind.source, found, id, project);
      about(kind, trace, id, fromTemplate);
      trace.attribute("prompt_sha256", kind == Kind.PARSE ? Hashes.sha256(id) : null);
      trace.attribute("body_sha256", kind == Kind.COMMENT ? Hashes.sha256(id) : null);
      boolean named = kind.type.module().equals("collaboration") && kind != Kind.TASK;
      read = trace.user(named ? user : null).build();
    }
    happenings.add(new Happening(project, hook.build(), read));
    if (fromTemplate) {
      happen(Kind.SILENT_VALIDATION, project, at.plusMillis(1));
    }
  }

  private static EventBuilder event(
      Kind kind, String source, Instant at, String id, String project) {
    return Event.builder(EventIds.of(source, id, project), at, kind.type, source)
        .project(project)
        .value(UNTRACED.contains(kind) ? null : 1.0);
  }

  private static void about(Kind kind, EventBuilder event, String id, boolean fromTemplate) {
    switch (kind) {
      case COMMENT -> event.attribute("comment_id", "c" + id).elementGuid("E");
      case TASK, STATUS -> event.attribute("task_id", "t" + id);
      case COMMAND -> event.attribute("command_sha256", Hashes.sha256(id));
      case PARSE -> event.attribute("interaction_id", "i" + id);
      case VERDICT -> event.attribute("interaction_id", "i" + id).attribute("verdict", "rejected");
      case GENERATION -> event.elementGuid("G" + id).templateId(fromTemplate ? "T" : null);
      case VALIDATION, SILENT_VALIDATION -> event.elementGuid("V" + id);
      case PROMOTION -> event.templateId("P" + id).elementGuid("P" + id);
      case REGULATION -> event.attribute("code", "IBC2024").attribute("version", id);
      default -> {}
    }
  }
}
