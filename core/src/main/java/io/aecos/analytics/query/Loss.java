package io.aecos.analytics.query;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That a hook could not tell of something: of a project and of modules where it knows them (else
 * null and none: of any), within {@code span}.
 */
public record Loss(@Nullable String project, Set<String> modules, Window span, String what) {
  static final EventType EVENTS = EventType.parse("hook/events_lost");
  static final EventType METHOD = EventType.parse("hook/method_missing");

  /** Ends a {@link #METHOD} of the same project and method. */
  static final EventType FOUND = EventType.parse("hook/method_found");

  /** Stands for a project that may not be named. */
  public static final String ELSEWHERE = "";

  private static final String LOST = "a hook lost ";

  /** A hook tells of a loss as soon as it can; what it lost is not much older. */
  private static final Duration TOLD_WITHIN = Duration.ofDays(1);

  public Loss {
    modules = Set.copyOf(modules);
  }

  /** The same of one that its viewer may not see: neither how much was lost, nor of whom. */
  Loss unnamed() {
    String words = what.startsWith(LOST) ? "a hook lost events" : "a hook found not all methods";
    return new Loss(project == null ? null : ELSEWHERE, modules, span, words);
  }

  /** The modules in a few words; null where they may be any. */
  public @Nullable String module() {
    return modules.isEmpty() ? null : String.join(", ", new TreeSet<>(modules));
  }

  static Loss ofEvents(Event event) {
    Instant at = event.occurredAt();
    Instant since = time(event, "since", at.minus(TOLD_WITHIN));
    Instant until = time(event, "until", at);
    boolean sound = !until.isBefore(since);
    Window span =
        new Window(sound ? since : at.minus(TOLD_WITHIN), (sound ? until : at).plusMillis(1));
    return new Loss(event.project(), modules(event), span, lost(event));
  }

  /** {@code found} is when the method was there again; null where it never was. */
  static Loss ofMethod(Event event, @Nullable Instant found) {
    Instant at = event.occurredAt();
    Window span = new Window(at, found == null ? Window.EVER.to() : found);
    String what = "the hook found no method " + method(event);
    return new Loss(event.project(), modules(event), span, what);
  }

  static String method(Event event) {
    return String.valueOf(text(event, "method"));
  }

  private static String lost(Event event) {
    String reason = text(event, "reason");
    return LOST
        + (event.value() == null ? "some" : Completeness.number(Math.round(event.value())))
        + " events"
        + (reason == null ? "" : " (" + reason.replace('_', ' ') + ")");
  }

  private static Set<String> modules(Event event) {
    Set<String> modules = new TreeSet<>();
    if (event.attributes().get("modules") instanceof List<?> several) {
      several.forEach(module -> modules.add(String.valueOf(module)));
    }
    String one = text(event, "module");
    if (one != null) {
      modules.add(one);
    }
    return modules;
  }

  private static Instant time(Event event, String attribute, Instant otherwise) {
    try {
      String text = text(event, attribute);
      return text == null ? otherwise : Instant.parse(text);
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
    return modules.isEmpty() ? !other.equals(EVENTS.module()) : modules.contains(other);
  }

  /** Whether it may take away from events of {@code types} (any, when empty) in {@code period}. */
  boolean concerns(Set<EventType> types, Window period) {
    boolean ofModule =
        types.isEmpty() || types.stream().map(EventType::module).anyMatch(this::mayBeOf);
    return ofModule && span.from().isBefore(period.to()) && period.from().isBefore(span.to());
  }
}
