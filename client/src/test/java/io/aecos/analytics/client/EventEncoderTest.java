package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a host hands over, the server reads it as an event. */
class EventEncoderTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00.123456Z");

  @TempDir private Path directory;
  private final Tally<Mending> mended = new Tally<>(Mending.class);
  private final EventEncoder encoder =
      new EventEncoder(InstantSource.fixed(NOW), new EventIdSequence(), mended);
  private AnalyticsClient client;

  private EventBuilder event() {
    if (client == null) {
      client = AnalyticsClient.builder().queueDirectory(directory).shutdownHook(false).build();
    }
    return client.event("parser", "parse_completed");
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
  }

  private Event read(EventBuilder event) {
    int length = encoder.encode(event);
    return EventJson.read(Arrays.copyOf(encoder.bytes(), length), "http", NOW);
  }

  @Test
  void encode_keepsEveryField() {
    Event event =
        read(
            event()
                .value(0.97)
                .user("Zoë \"Z\" Ωmega 🏗")
                .project("tower/a")
                .discipline("structural")
                .element("2O2Fr$t4X7Zf8NOew3FLOH")
                .elementType("IfcWall")
                .template("tpl-1")
                .region("CA")
                .codeEdition("2022")
                .attribute("line\nbreak", "tab\tquote\"back\\slash")
                .attribute("count", 3));

    assertThat(event.occurredAt()).isEqualTo(NOW);
    assertThat(event.user()).isEqualTo("Zoë \"Z\" Ωmega 🏗");
    assertThat(event.project()).isEqualTo("tower/a");
    assertThat(event.discipline()).isEqualTo("structural");
    assertThat(event.elementGuid()).isEqualTo("2O2Fr$t4X7Zf8NOew3FLOH");
    assertThat(event.elementType()).isEqualTo("IfcWall");
    assertThat(event.templateId()).isEqualTo("tpl-1");
    assertThat(event.region()).isEqualTo("CA");
    assertThat(event.codeEdition()).isEqualTo("2022");
    assertThat(event.value()).isEqualTo(0.97);
    assertThat(event.source()).isEqualTo("hook:java");
    assertThat(event.attributes())
        .containsEntry("line\nbreak", "tab\tquote\"back\\slash")
        .containsEntry("count", 3L);
    assertThat(mended.snapshot()).isEmpty();
  }

  @Test
  void encode_takesFromTheContextWhatTheEventDoesNotSay() {
    try (var scope = AnalyticsContext.with("maria", "tower-a")) {
      Event event = read(event().project("tower-b"));

      assertThat(event.user()).isEqualTo("maria");
      assertThat(event.project()).isEqualTo("tower-b");
    }
    assertThat(read(event()).user()).isNull();
  }

  @Test
  void encode_writesEveryDoubleSoThatItReadsBackTheSame() {
    SplittableRandom random = new SplittableRandom(7);
    List<Double> numbers =
        new ArrayList<>(
            List.of(
                0.0, 1.0, -1.5, 0.1, 0.000001, 412.0, 1e15, 9007199254740993.0, 1e300, -1e-300));
    for (int i = 0; i < 20_000; i++) {
      numbers.add(i % 2 == 0 ? random.nextDouble() * 1e6 : random.nextInt(1_000_000) / 1000.0);
      double odd = Double.longBitsToDouble(random.nextLong());
      numbers.add(Double.isFinite(odd) ? odd : 1.0);
    }
    for (double number : numbers) {
      assertThat(read(event().value(number)).value()).isEqualTo(number);
    }
  }

  @Test
  void encode_leavesOutWhatIsNoNumber() {
    Event event =
        read(
            event()
                .value(Double.NaN)
                .attribute("a", Double.POSITIVE_INFINITY)
                .attribute("b", List.of(1, Float.NaN, 2)));

    assertThat(event.value()).isNull();
    assertThat(event.attributes()).isEqualTo(Map.of("b", List.of(1L, 2L)));
    assertThat(mended.snapshot()).containsEntry(Mending.NOT_FINITE, 3L);
  }

  @Test
  void encode_replacesHalvesOfSurrogatePairsAndNul() {
    Event event = read(event().user("a\ud83cb\udfd7\u0000").attribute("x\ud800", "\udc00"));

    assertThat(event.user()).isEqualTo("a\ufffdb\ufffd\ufffd");
    assertThat(event.attributes()).isEqualTo(Map.of("x\ufffd", "\ufffd"));
    assertThat(mended.snapshot()).containsEntry(Mending.BAD_TEXT, 4L);
  }

  @Test
  void encode_cutsHugeTextsBetweenCharacters() {
    String huge = "🏗".repeat(5 << 20);
    String most = "🏗".repeat(200);
    Event event =
        read(event().user("x" + huge).region(most).attribute("a", huge).attribute(huge, 1));

    assertThat(event.user()).isEqualTo("x" + "🏗".repeat(199));
    assertThat(event.region()).isEqualTo(most);
    assertThat(event.attributes().get("a")).isEqualTo("🏗".repeat(4096));
    assertThat(mended.snapshot()).containsEntry(Mending.TRUNCATED, 2L);
  }

  @Test
  void encode_keepsReservedNamesApartFromTheEventsOwn() {
    EventBuilder builder = event().user("maria");
    List<String> reserved =
        List.of("id", "module", "type", "user", "value", "attributes", "source");
    reserved.forEach(name -> builder.attribute(name, "mine"));

    Event event = read(builder);

    assertThat(event.user()).isEqualTo("maria");
    assertThat(event.attributes()).hasSize(reserved.size()).containsOnlyKeys(reserved);
  }

  @Test
  void encode_endsWhereAMapContainsItself() {
    Map<String, Object> cycle = new HashMap<>();
    cycle.put("a", 1);
    cycle.put("self", cycle);
    cycle.put("list", new ArrayList<>(List.of(cycle, cycle, cycle)));

    Event event = read(event().attribute("cycle", cycle).attribute("kept", true));

    assertThat(event.attributes()).containsEntry("kept", true);
    assertThat(mended.snapshot()).containsKey(Mending.BAD_ATTRIBUTE);
  }

  @Test
  void encode_keepsMixedValuesAsJson() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(1, "number as name");
    map.put("1", "the same name again");
    map.put(null, new int[] {1, 2});

    Event event =
        read(
            event()
                .attribute("map", map)
                .attribute("none", null)
                .attribute("optional", Optional.of("there"))
                .attribute("float", 0.1f)
                .attribute("decimal", new BigDecimal("12.50"))
                .attribute("huge", BigInteger.TEN.pow(400))
                .attribute("big", BigInteger.valueOf(7))
                .attribute("path", Path.of("a", "b")));

    assertThat(event.attributes())
        .isEqualTo(
            Map.of(
                "map",
                Map.of("1", "number as name", "null", List.of(1L, 2L)),
                "optional",
                "there",
                "float",
                0.1,
                "decimal",
                12.5,
                "big",
                7L,
                "path",
                Path.of("a", "b").toString()));
  }

  @Test
  void encode_survivesObjectsThatThrow() {
    Object bad =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("broken on purpose");
          }
        };

    Event event =
        read(event().attribute("bad", bad).attribute("list", List.of(bad, 1)).attribute("b", 2));

    assertThat(event.attributes()).isEqualTo(Map.of("list", List.of(1L), "b", 2L));
    assertThat(mended.snapshot()).containsEntry(Mending.BAD_ATTRIBUTE, 2L);
  }

  @Test
  void encode_keepsWithinWhatTheServerTakes() {
    EventBuilder event = event();
    for (int i = 0; i < 300; i++) {
      event.attribute("text" + i, "é".repeat(5000)).attribute("text0", new int[100_000]);
    }

    assertThat(read(event).attributes()).isNotEmpty();
    assertThat(encoder.encode(event)).isLessThan(QueueFormat.MAX_RECORD);
  }

  @Test
  void encode_readsBackAnyGarbage() {
    SplittableRandom random = new SplittableRandom(42);
    for (int round = 0; round < 20_000; round++) {
      EventBuilder event =
          event().user(garbage(random)).attribute(garbage(random), garbage(random));
      event.attribute(garbage(random), List.of(garbage(random), Map.of(garbage(random), round)));

      assertThat(read(event).module()).isEqualTo("parser");
    }
  }

  private static String garbage(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int wide = random.nextInt(4);
      text.append((char) random.nextInt(wide == 0 ? 0x10000 : wide == 1 ? 0x20 : 0x80));
      if (wide == 2) {
        text.append((char) (0xd800 + random.nextInt(0x800)));
      }
    }
    return text.toString();
  }
}
