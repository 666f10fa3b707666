package io.aecos.analytics.event;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a source learns later about an event that is already in the ledger, for example the person
 * behind a parse. The ledger never changes a row; an amendment is itself an event of type {@link
 * #TYPE} whose attribute {@code target} names the amended event and whose other fields, where
 * present, replace the target's in the projection. Amendments apply in {@code seq} order and are
 * not counted by any metric. One that arrives before its target waits for it.
 */
public final class Amendment {
  public static final EventType TYPE = new EventType("analytics", "amendment");
  public static final String TARGET = "target";

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
    return new Event(
        id,
        target.occurredAt(),
        TYPE.module(),
        TYPE.type(),
        patch.user(),
        target.project(),
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

  /**
   * {@code event} as it reads after {@code amendment}: each present field replaces, attributes
   * merge.
   */
  public static Event apply(Event event, Event amendment) {
    Map<String, Object> attributes = new TreeMap<>(event.attributes());
    attributes.putAll(amendment.attributes());
    attributes.remove(TARGET);
    return new Event(
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        either(amendment.user(), event.user()),
        event.project(),
        either(amendment.discipline(), event.discipline()),
        either(amendment.elementGuid(), event.elementGuid()),
        either(amendment.elementType(), event.elementType()),
        either(amendment.templateId(), event.templateId()),
        either(amendment.region(), event.region()),
        either(amendment.codeEdition(), event.codeEdition()),
        either(amendment.value(), event.value()),
        attributes,
        event.source());
  }

  private static <T> @Nullable T either(@Nullable T amended, @Nullable T original) {
    return amended != null ? amended : original;
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
