package io.aecos.analytics.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is learned later about an event that is already in the ledger, for example the person behind
 * a parse. The ledger never changes a row; an amendment is itself an event of type {@link #TYPE}
 * whose attribute {@link #TARGET} names the amended event. Amendments apply in {@code seq} order
 * and are not counted by any metric. One that arrives before its target waits for it. There are
 * three kinds:
 *
 * <ul>
 *   <li>a correction ({@link #of}): its present fields replace the target's, the project too, so
 *       that events follow a project that was renamed;
 *   <li>an addition ({@link #addition}): its present fields give what the target does not say;
 *   <li>a supersession ({@link #supersession}): the target turned out to be the same happening as
 *       another event. It is in no answer any more, and that is final.
 * </ul>
 */
public final class Amendment {
  public static final EventType TYPE = EventType.own("amendment");
  public static final String TARGET = "amends";
  static final String ONLY_ADDS = "amends_only_gaps";
  static final String SUPERSEDED_BY = "superseded_by";

  /** Where a hook's event has this attribute, the named source told of the same happening. */
  public static final String ALSO_TOLD_BY = "also_told_by";

  /** Where an event has this attribute, the named warehouse told of the same happening. */
  public static final String ALSO_KEPT_BY = "also_kept_by";

  /** The attributes that steer an amendment; no event of another type means anything by them. */
  public static final Set<String> RESERVED = Set.of(TARGET, ONLY_ADDS, SUPERSEDED_BY);

  private Amendment() {}

  /**
   * The amendment that gives {@code target} the present fields of {@code patch}. Its id follows
   * from the target, the content and {@code revision}, which names the state of the source record
   * that it was read from, so that a field may go from A to B and back to A.
   */
  public static Event of(Event target, Event patch, String revision) {
    Map<String, Object> attributes = new TreeMap<>(patch.attributes());
    attributes.put(TARGET, target.id().toString());
    UUID id = EventIds.of("amendment", target.id().toString(), revision, fingerprint(patch));
    return amendment(id, target, patch, attributes);
  }

  /**
   * Gives {@code target} those present fields of {@code patch} that it does not have itself; {@code
   * patch} is how another source tells of the same happening.
   */
  public static Event addition(UUID target, Event patch, String revision) {
    Map<String, Object> attributes = new TreeMap<>(patch.attributes());
    attributes.put(TARGET, target.toString());
    attributes.put(ONLY_ADDS, true);
    UUID id = EventIds.of("addition", target.toString(), revision, fingerprint(patch));
    return amendment(id, patch, patch, attributes);
  }

  /**
   * Adds to {@code target} what {@code other} says of the same happening, and in the attribute
   * {@code mark} which source did; {@code source} is who found out.
   */
  public static Event additionOf(Event other, UUID target, String mark, String source) {
    Map<String, Object> attributes = new TreeMap<>(other.attributes());
    attributes.put(mark, other.source());
    Event patch =
        new Event(
            other.id(),
            other.occurredAt(),
            other.module(),
            other.type(),
            other.user(),
            other.project(),
            other.discipline(),
            other.elementGuid(),
            other.elementType(),
            other.templateId(),
            other.region(),
            other.codeEdition(),
            other.value(),
            attributes,
            source);
    return addition(target, patch, other.id().toString());
  }

  /**
   * Takes {@code target}, which happened at {@code at} in {@code project}, out of all answers,
   * because {@code by} is the same happening.
   */
  public static Event supersession(
      UUID target, UUID by, Instant at, @Nullable String project, String source) {
    UUID id = EventIds.of("supersession", target.toString(), by.toString());
    return Event.builder(id, at, TYPE, source)
        .project(project)
        .attribute(TARGET, target.toString())
        .attribute(SUPERSEDED_BY, by.toString())
        .build();
  }

  private static Event amendment(
      UUID id, Event place, Event patch, Map<String, Object> attributes) {
    return new Event(
        id,
        place.occurredAt(),
        TYPE.module(),
        TYPE.type(),
        patch.user(),
        place.project(),
        patch.discipline(),
        patch.elementGuid(),
        patch.elementType(),
        patch.templateId(),
        patch.region(),
        patch.codeEdition(),
        patch.value(),
        attributes,
        patch.source());
  }

  public static boolean is(Event event) {
    return TYPE.module().equals(event.module()) && TYPE.type().equals(event.type());
  }

  /** The id of the event that {@code amendment} amends. */
  public static UUID target(Event amendment) {
    Object target = amendment.attributes().get(TARGET);
    if (!(target instanceof String text)) {
      throw new IllegalArgumentException("an amendment needs the attribute '" + TARGET + "'");
    }
    return UUID.fromString(text);
  }

  /** The event that is the same happening as the amendment's target; null for other amendments. */
  public static @Nullable UUID supersededBy(Event amendment) {
    return amendment.attributes().get(SUPERSEDED_BY) instanceof String text
        ? UUID.fromString(text)
        : null;
  }

  /**
   * {@code event} as it reads after {@code amendment}, which is no supersession: present fields
   * replace or add, attributes merge.
   */
  public static Event apply(Event event, Event amendment) {
    String project = project(event.project(), amendment);
    return onlyAdds(amendment)
        ? merged(amendment, event, event, project)
        : merged(event, amendment, event, project);
  }

  /**
   * The correction that moves {@code target}, which happened at {@code at}, to {@code project} and
   * changes nothing else.
   */
  public static Event move(
      UUID target, Instant at, String project, String revision, String source) {
    UUID id = EventIds.of("move", target.toString(), project, revision);
    return Event.builder(id, at, TYPE, source)
        .project(project)
        .attribute(TARGET, target.toString())
        .build();
  }

  /** Whether {@code event} is what {@link #move} makes. */
  public static boolean isMove(Event event) {
    return is(event)
        && event.project() != null
        && event.attributes().keySet().equals(java.util.Set.of(TARGET));
  }

  /** The project of an event of {@code project} after {@code amendment}. */
  public static @Nullable String project(@Nullable String project, Event amendment) {
    return onlyAdds(amendment) ? project : either(amendment.project(), project);
  }

  private static boolean onlyAdds(Event amendment) {
    return Boolean.TRUE.equals(amendment.attributes().get(ONLY_ADDS));
  }

  /** {@code event} as it reads after all of {@code amendments}; null when it was superseded. */
  public static @Nullable Event applyAll(Event event, Iterable<Event> amendments) {
    Event result = event;
    for (Event amendment : amendments) {
      if (supersededBy(amendment) != null) {
        return null;
      }
      result = apply(result, amendment);
    }
    return result;
  }

  /** {@code event} with what {@code second} says, and what {@code first} says beyond that. */
  private static Event merged(Event first, Event second, Event event, @Nullable String project) {
    Map<String, Object> attributes = new TreeMap<>(first.attributes());
    attributes.putAll(second.attributes());
    attributes.keySet().removeAll(RESERVED);
    return new Event(
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        either(second.user(), first.user()),
        project,
        either(second.discipline(), first.discipline()),
        either(second.elementGuid(), first.elementGuid()),
        either(second.elementType(), first.elementType()),
        either(second.templateId(), first.templateId()),
        either(second.region(), first.region()),
        either(second.codeEdition(), first.codeEdition()),
        either(second.value(), first.value()),
        attributes,
        event.source());
  }

  private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
    return one != null ? one : other;
  }

  private static String fingerprint(Event patch) {
    return String.join(
        "\u0000",
        String.valueOf(patch.user()),
        String.valueOf(patch.discipline()),
        String.valueOf(patch.elementGuid()),
        String.valueOf(patch.elementType()),
        String.valueOf(patch.templateId()),
        String.valueOf(patch.region()),
        String.valueOf(patch.codeEdition()),
        String.valueOf(patch.value()),
        patch.attributes().toString());
  }
}
