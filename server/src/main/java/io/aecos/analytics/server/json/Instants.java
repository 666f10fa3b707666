package io.aecos.analytics.server.json;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes instants in ISO 8601, in UTC. The same steps of time stand in every series of every
 * answer, so the texts of whole quarters of an hour are remembered.
 */
public final class Instants {
  private static final int MOST = 8_192;
  private static final long QUARTER_SECONDS = 900;

  private Instants() {}

  /** The Jackson module. */
  public static JacksonModule module() {
    return new SimpleModule("instants").addSerializer(Instant.class, new InstantWriter());
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private final Map<Instant, String> texts = new ConcurrentHashMap<>();

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(text(value));
    }

    private String text(Instant instant) {
      if (instant.getNano() != 0 || instant.getEpochSecond() % QUARTER_SECONDS != 0) {
        return instant.toString();
      }
      if (texts.size() > MOST) {
        texts.clear();
      }
      return texts.computeIfAbsent(instant, Instant::toString);
    }
  }
}
