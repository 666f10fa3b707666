package io.aecos.analytics.query;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a hook could not tell of something: of a project and a module where it knows them (else
 * null: of any), within {@code span}.
 */
public record Loss(@Nullable String project, @Nullable String module, Window span, String what) {
  static final EventType EVENTS = EventType.parse("hook/events_lost");
  static final EventType METHOD = EventType.parse("hook/method_missing");

  /** Stands for a project that may not be named. */
  public static final String ELSEWHERE = "";

  private static final String LOST = "a hook lost ";

  /** A hook tells of a loss as soon as it can; what it lost is not much older. */
  private static final Duration TOLD_WITHIN = Duration.ofDays(1);

  static Loss of(Event event) {
    boolean events = event.eventType().equals(EVENTS);
    Instant at = event.occurredAt();
    Instant until = events ? at.plusMillis(1) : Window.EVER.to();
    Window span = new Window(since(event, events ? at.minus(TOLD_WITHIN) : at), until);
    return new Loss(event.project(), text(event, "module"), span, what(event, events));
  }

  /** The same of one that its viewer may not see: neither how much was lost, nor of whom. */
  Loss unnamed() {
    String words = what.startsWith(LOST) ? "a hook lost events" : "a hook found not all methods";
    return new Loss(project == null ? null : ELSEWHERE, module, span, words);
  }

  private static String what(Event event, boolean events) {
    if (!events) {
      return "the hook found no method " + text(event, "method");
    }
    String reason = text(event, "reason");
    return LOST
        + (event.value() == null ? "some" : Completeness.number(Math.round(event.value())))
        + " events"
        + (reason == null ? "" : " (" + reason.replace('_', ' ') + ")");
  }

  private static Instant since(Event event, Instant otherwise) {
    try {
      String since = text(event, "since");
      return since == null ? otherwise : Instant.parse(since);
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }

  private static @Nullable String text(Event event, String attribute) {
    Object value = event.attributes().get(attribute);
    return value == null ? null : value.toString();
  }

  /** What hooks tell of themselves is not what they lose. */
  private boolean mayBeOf(String other) {
    return module == null ? !other.equals(EVENTS.module()) : module.equals(other);
  }

  /** Whether it may take away from events of {@code types} (any, when empty) in {@code period}. */
  boolean concerns(Set<EventType> types, Window period) {
    boolean ofModule =
        types.isEmpty() || types.stream().map(EventType::module).anyMatch(this::mayBeOf);
    return ofModule && span.from().isBefore(period.to()) && period.from().isBefore(span.to());
  }
}
