package io.aecos.analytics.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of an event: one flat object with the fields of {@link Event}. Absent fields are
 * left out when writing, and may be left out or null when reading.
 */
public final class EventJson {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  static final JsonFactory TRUSTED = new JsonFactory();

  private EventJson() {}

  /**
   * Reads and validates one event as it was received at {@code now}; an event that does not name
   * its {@code source} gets {@code defaultSource}. Throws an {@link
   * io.aecos.analytics.error.AnalyticsException} of code {@code INVALID_BODY} whose field is the
   * path of what is wrong.
   */
  public static Event read(byte[] json, String defaultSource, Instant now) {
    Event event = new EventReader(json).read(defaultSource);
    EventRules.check(event, now);
    return event;
  }

  /** The event as one line of UTF-8 JSON without a line end. */
  public static byte[] write(Event event) {
    Bytes bytes = new Bytes();
    try (JsonGenerator json = TRUSTED.createGenerator(ObjectWriteContext.empty(), bytes)) {
      EventWriter.write(event, json);
    }
    return bytes.all();
  }

  /** Everything but {@code id} and {@code occurredAt}, which a ledger keeps in columns. */
  public static byte[] writeBody(Event event) {
    Bytes bytes = new Bytes();
    try (JsonGenerator json = TRUSTED.createGenerator(ObjectWriteContext.empty(), bytes)) {
      EventWriter.writeBody(event, json);
    }
    return bytes.all();
  }

  /** How {@link #writeBody} begins with every event of that type, and with no other. */
  public static byte[] bodyStart(EventType type) {
    return ("{\"module\":\"" + type.module() + "\",\"type\":\"" + type.type() + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The inverse of {@link #writeBody}: trusts the content, which was validated on its way in. */
  public static Event readBody(UUID id, Instant occurredAt, byte[] body) {
    return new EventReader(TRUSTED.createParser(ObjectReadContext.empty(), body))
        .readBody(id, occurredAt);
  }

  /** Reads what {@link #write} wrote; trusts the content, which was validated on its way in. */
  public static Event readStored(byte[] json) {
    return new EventReader(TRUSTED.createParser(ObjectReadContext.empty(), json)).read("");
  }

  /** The generator writes from a buffer of its own, nearly always once: then nothing is copied. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(0);
    }

    byte[] all() {
      return count == buf.length ? buf : toByteArray();
    }
  }
}
