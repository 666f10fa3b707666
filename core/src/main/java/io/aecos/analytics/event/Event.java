package io.aecos.analytics.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in an AEC OS module.
 *
 * <p>{@code id} is its identity for ever: the same id is counted once however often it is
 * delivered. {@code occurredAt} is an instant cut to microseconds. {@code value} is one finite
 * number whose unit the event catalogue fixes for the pair {@code module}/{@code type}; {@code
 * null} means that the source did not record it, which is never the same as 0. {@code elementGuid}
 * is the IFC GlobalId as AEC OS writes it. {@code attributes} hold JSON values (String, Boolean,
 * Long, Double, BigInteger and BigDecimal for what these cannot hold, List, Map; no nulls) in the
 * order of their names. {@code source} says who told us, for example {@code workspace:analytics.db}
 * or {@code http}.
 *
 * <p>All names are in the form of {@link Names}, whoever makes an event. One that came in another
 * form is kept as it came in the attribute {@link #RECEIVED}, under the name of its field.
 */
public record Event(
    UUID id,
    Instant occurredAt,
    String module,
    String type,
    @Nullable String user,
    @Nullable String project,
    @Nullable String discipline,
    @Nullable String elementGuid,
    @Nullable String elementType,
    @Nullable String templateId,
    @Nullable String region,
    @Nullable String codeEdition,
    @Nullable Double value,
    Map<String, Object> attributes,
    String source) {
  /** The attribute that holds the names which came in another form. */
  public static final String RECEIVED = "received_as";

  private static final int NANOS_OF_MICRO = 1_000;

  public Event {
    Objects.requireNonNull(id, "id");
    occurredAt = cut(occurredAt);
    Received received = new Received();
    module = received.required("module", module);
    type = received.required("type", type);
    user = received.normal("user", user);
    project = received.normal("project", project);
    discipline = received.normal("discipline", discipline);
    elementGuid = received.normal("elementGuid", elementGuid);
    elementType = received.normal("elementType", elementType);
    templateId = received.normal("templateId", templateId);
    region = received.normal("region", region);
    codeEdition = received.normal("codeEdition", codeEdition);
    source = received.required("source", source);
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be a finite number, not " + value);
    }
    attributes = received.into(attributes);
  }

  /** The same event under another id and at another time. */
  public Event with(UUID otherId, Instant otherTime) {
    return new Event(
        otherId,
        otherTime,
        module,
        type,
        user,
        project,
        discipline,
        elementGuid,
        elementType,
        templateId,
        region,
        codeEdition,
        value,
        attributes,
        source);
  }

  private static Instant cut(Instant instant) {
    return instant.getNano() % NANOS_OF_MICRO == 0
        ? instant
        : instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** The pair that the event catalogue is keyed by. */
  public EventType eventType() {
    return new EventType(module, type);
  }

  /** The microseconds from the epoch to {@link #occurredAt}; what engines store. */
  public long occurredMicros() {
    return Micros.of(occurredAt);
  }

  public static EventBuilder builder(UUID id, Instant occurredAt, EventType type, String source) {
    return new EventBuilder(id, occurredAt, type, source);
  }
}
