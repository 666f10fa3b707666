package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BodyReaderTest {
  private static final Instant AT = Instant.parse("2026-11-02T09:15:00.000001Z");
  private static final List<String> ODD =
      List.of(
          "", " ", "\"", "\\", "a\nb", "\u0000", "Müller", "建築", "👷", "e\u0301", " x ", "}", ",");

  private final BodyReader reader = new BodyReader();
  private final Random random = new Random(7);

  @Test
  void read_whateverWasWritten_givesWhatReadBodyGives() {
    for (int i = 0; i < 20_000; i++) {
      Event event = event();
      byte[] body = EventJson.writeBody(event);
      Event read = reader.read(event.id(), event.occurredAt(), body);
      assertThat(read)
          .isEqualTo(event)
          .isEqualTo(EventJson.readBody(event.id(), event.occurredAt(), body));
      assertThat(read.attributes().toString()).isEqualTo(event.attributes().toString());
    }
  }

  @Test
  void read_bodyOfAnotherHand_givesWhatReadBodyGives() {
    for (String body :
        List.of(
            "{ \"module\": \"parser\", \"type\": \"parse\", \"source\": \"x\" }",
            "{\"source\":\"x\",\"type\":\"a\",\"module\":\"b\",\"type\":\"c\"}",
            "{\"module\":\"a\",\"type\":\"b\",\"user\":null,\"value\":null,\"source\":\"x\"}",
            "{\"module\":\"a\",\"type\":\"b\",\"value\":-0.0,\"attributes\":{},\"source\":\"x\"}",
            "{\"module\":\"a\",\"type\":\"b\",\"attributes\":{\"b\":1,\"a\":2,\"b\":3},\"source\":\"x\"}",
            "{\"module\":\"a\",\"type\":\"b\",\"attributes\":{\"n\":1e3,\"m\":-12E-2},\"source\":\"x\"}",
            "{\"module\":\"a\",\"type\":\"b\",\"value\":12,\"source\":\"x\"}")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      UUID id = UUID.randomUUID();
      assertThat(reader.read(id, AT, bytes)).isEqualTo(EventJson.readBody(id, AT, bytes));
    }
  }

  @Test
  void read_bodyThatIsCutOff_fails() {
    byte[] body = "{\"module\":\"a\",\"type\":\"b".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.read(UUID.randomUUID(), AT, body))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void attributes_cannotBeChanged() {
    Event event =
        Event.builder(UUID.randomUUID(), AT, new EventType("a", "b"), "x")
            .attribute("a", 1L)
            .build();
    Event read = reader.read(event.id(), AT, EventJson.writeBody(event));
    assertThat(read.attributes()).containsEntry("a", 1L).doesNotContainKey("b");
    assertThatThrownBy(() -> read.attributes().put("b", 2L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.attributes().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private Event event() {
    EventBuilder builder =
        Event.builder(
                new UUID(random.nextLong(), random.nextLong()),
                AT.plusSeconds(random.nextInt(1_000)),
                new EventType("m" + random.nextInt(4), "t" + random.nextInt(9)),
                "source " + random.nextInt(3))
            .user(random.nextBoolean() ? text() : null)
            .project(random.nextBoolean() ? text() : null)
            .elementGuid(random.nextBoolean() ? "guid" + random.nextInt(100_000) : null)
            .region(random.nextBoolean() ? text() : null)
            .codeEdition(random.nextBoolean() ? text() : null)
            .value(random.nextBoolean() ? number().doubleValue() : null);
    for (int i = random.nextInt(5); i > 0; i--) {
      builder.attribute("a" + random.nextInt(40), value(0));
    }
    return builder.build();
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth < 2 ? 6 : 4)) {
      case 0 -> text();
      case 1, 2 -> number();
      case 3 -> random.nextBoolean();
      case 4 -> List.of(value(depth + 1), value(depth + 1));
      default -> new TreeMap<>(Map.of("k", value(depth + 1)));
    };
  }

  private String text() {
    String odd = ODD.get(random.nextInt(ODD.size()));
    return switch (random.nextInt(4)) {
      case 0 -> "name " + random.nextInt(20_000) + odd;
      case 1 -> odd + "x".repeat(random.nextInt(100));
      default -> "name " + random.nextInt(20);
    };
  }

  private Number number() {
    return switch (random.nextInt(9)) {
      case 0 -> (long) random.nextInt(100);
      case 1 -> random.nextLong();
      case 2 -> random.nextDouble();
      case 3 -> random.nextInt(100_000) / 100.0;
      case 4 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      case 5 -> new BigInteger(90, random).add(BigInteger.TWO.pow(64));
      case 6 -> new BigDecimal("0.1000000000000000000000" + (1 + random.nextInt(9)));
      case 7 -> -0.0;
      default -> -random.nextInt(1_000_000) / 8.0;
    };
  }
}
