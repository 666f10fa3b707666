package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventCatalogTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir Path directory;

  @Test
  void shipped_knowsTheParser() {
    EventCatalog catalog = EventCatalog.shipped();
    EventDefinition parse = catalog.find(EventType.parse("parser/parse_completed")).orElseThrow();
    assertThat(parse.unit()).isEqualTo("fraction");
    assertThat(parse.attributes()).containsKeys("intent", "prompt_length");
    assertThat(catalog.knows(EventType.parse("parser/nothing"))).isFalse();
    assertThat(catalog.textAttributes()).contains("status").doesNotContain("passed");
    assertThat(catalog.numberAttributes()).contains("passed");
  }

  @Test
  void load_filesOfTheDataDirectory_addAndOverride() throws IOException {
    write(
        """
        events:
          parser/parse_completed: {meaning: Ours, unit: percent}
          reality/laser_scanned:
            meaning: A room was scanned.
            attributes: {scanner: text}
        """);
    EventCatalog catalog = EventCatalog.load(directory);
    assertThat(catalog.find(EventType.parse("parser/parse_completed")).orElseThrow().unit())
        .isEqualTo("percent");
    assertThat(catalog.textAttributes()).contains("scanner");
    assertThat(EventCatalog.load(directory.resolve("nowhere")).definitions())
        .hasSize(EventCatalog.shipped().definitions().size());
  }

  @Test
  void canonical_eventToldUnderAnAlias_isStoredUnderItsTypeWithItsValue() {
    Event told = event("parser/parse_success").attribute("confidence", 0.97).build();
    Event stored = EventCatalog.shipped().canonical(told);
    assertThat(stored.eventType()).hasToString("parser/parse_completed");
    assertThat(stored.id()).isEqualTo(told.id());
    assertThat(stored.value()).isEqualTo(0.97);
    assertThat(stored.attributes())
        .containsEntry("confidence", 0.97)
        .containsEntry(EventCatalog.TOLD_AS, "parser/parse_success");
  }

  @Test
  void canonical_eventWithAValueOrOfAnUnknownType_staysAsItIs() {
    EventCatalog catalog = EventCatalog.shipped();
    Event valued = event("parser/parse_completed").value(0.5).attribute("confidence", 0.97).build();
    Event unknown = event("reality/laser_scanned").attribute("confidence", 0.97).build();
    assertThat(catalog.canonical(valued)).isSameAs(valued);
    assertThat(catalog.canonical(unknown)).isSameAs(unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "IBC-2024, IBC2024",
    "ibc 2024, IBC2024",
    "IBC2024, IBC2024",
    "Title-24, Title-24",
    "ASCE7-22, ASCE7-22",
    "NFPA 13-2022, NFPA 13-2022"
  })
  void canonical_codeEdition_hasOneSpelling(String told, String stored) {
    String json =
        """
        {"id":"00000000-0000-0001-0000-000000000002","occurredAt":"2026-11-02T09:15:00Z",
         "module":"a","type":"b","codeEdition":"%s"}
        """
            .formatted(told);
    Event read = EventJson.read(json.getBytes(StandardCharsets.UTF_8), "http", NOW);
    assertThat(EventCatalog.shipped().canonical(read).codeEdition()).isEqualTo(stored);
    assertThat(event("a/b").codeEdition(told).build().codeEdition()).isEqualTo(stored);
    Event update = event("regulatory/update_applied").attribute("code", told).build();
    assertThat(EventCatalog.shipped().canonical(update).attributes()).containsEntry("code", stored);
  }

  @Test
  void load_aliasOfTwoTypes_isRefused() throws IOException {
    write("events: {reality/laser_scanned: {meaning: x, aliases: [parser/parse_success]}}");
    assertThatThrownBy(() -> EventCatalog.load(directory))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("'parser/parse_success' is an alias of")
        .hasMessageContaining("reality/laser_scanned")
        .hasMessageContaining("parser/parse_completed");
  }

  @Test
  void load_aliasOfAShippedType_isAddedToWhatIsSaidOfIt() throws IOException {
    EventType parsed = EventType.parse("parser/parse_completed");
    EventDefinition shipped = EventCatalog.load(directory).find(parsed).orElseThrow();
    write("events: {parser/parse_completed: {aliases: [reader/read]}}");

    EventDefinition own = EventCatalog.load(directory).find(parsed).orElseThrow();

    assertThat(own.aliases())
        .containsAll(shipped.aliases())
        .contains(EventType.parse("reader/read"))
        .hasSize(shipped.aliases().size() + 1);
    assertThat(own.meaning()).isEqualTo(shipped.meaning());
    assertThat(own.attributes()).isEqualTo(shipped.attributes());
    assertThat(own.valueFrom()).isEqualTo(shipped.valueFrom());
  }

  @Test
  void load_aliasOfTheDataDirectory_isUnderstood() throws IOException {
    write(
        """
        events:
          reality/laser_scanned: {meaning: A room was scanned., aliases: [scan/done]}
        """);
    Event stored = EventCatalog.load(directory).canonical(event("scan/done").build());
    assertThat(stored.eventType()).hasToString("reality/laser_scanned");
  }

  private static EventBuilder event(String type) {
    return Event.builder(new UUID(1, 2), NOW, EventType.parse(type), "http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          events: [a]                                         | line 1 | mapping
          events: {a/b: {unit: count}}                        | line 1 | meaning
          events: {a: {meaning: x}}                           | line 1 | module/type
          events: {a/b: {meaning: x, unit: apples}}           | line 1 | none of
          events: {a/b: {meaning: x, colour: red}}            | line 1 | nothing else
          events: {a/b: {meaning: x, aliases: c/d}}           | line 1 | a list of names
          events: {a/b: {meaning: x, aliases: [c]}}           | line 1 | module/type
          events: {a/b: {meaning: x, attributes: {status: number}}} | line 1 | elsewhere
          events: {a/b: {meaning: x, attributes: {'a b': text}}} | line 1 | attribute name
          `events: {`   | line | node content
          """)
  void load_badFile_saysFileLineAndReason(String yaml, String line, String reason)
      throws IOException {
    write(yaml);
    assertThatThrownBy(() -> EventCatalog.load(directory))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CATALOG))
        .hasMessageContaining("own.yaml")
        .hasMessageContaining(line)
        .hasMessageContaining(reason);
  }

  private void write(String yaml) throws IOException {
    Path catalog = Files.createDirectories(directory.resolve("catalog"));
    Files.writeString(catalog.resolve("own.yaml"), yaml);
  }
}
