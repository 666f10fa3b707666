package io.aecos.analytics.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPeopleTest {
  private static final Renaming NAMES =
      name ->
          List.of("mia", "Mia van der Mason", "m@x.test", "admin", "Mason, Mia", "zo\u00eb")
                  .contains(String.valueOf(Names.normal(name)))
              ? "P"
              : null;

  private final NamedPeople people = new NamedPeople(EventCatalog.shipped());

  private static EventBuilder event(String type) {
    return Event.builder(
        EventIds.of("one"), Instant.parse("2026-03-02T09:00:00Z"), EventType.parse(type), "http");
  }

  @Test
  void event_isRenamed_whereTheCatalogueSaysThatAPersonStands() {
    Event told =
        event("security/role_changed")
            .user("mia")
            .attribute("subject", "mia")
            .attribute("role", "admin")
            .build();
    Event renamed = people.renamed(told, NAMES);

    assertThat(renamed.user()).isEqualTo("P");
    assertThat(renamed.attributes()).containsEntry("subject", "P").containsEntry("role", "admin");
    assertThat(renamed.id()).isEqualTo(told.id());
  }

  @Test
  void event_isRenamed_inWhatNoCatalogueKnows_howeverDeep() {
    Event told =
        event("firm/own")
            .attribute("by", " mia ")
            .attribute("told", List.of(Map.of("to", "m@x.test", "mia", 3L), "mia said"))
            .build();

    assertThat(people.renamed(told, NAMES).attributes())
        .containsEntry("by", "P")
        .containsEntry("told", List.of(Map.of("to", "P", "P", 3L), "mia said"));
  }

  @Test
  void event_thatCameInAnotherForm_keepsNothingOfIt() {
    Event told = event("firm/own").user(" mia ").build();
    assertThat(told.attributes()).containsKey(Event.RECEIVED);

    assertThat(people.renamed(told, NAMES).toString()).doesNotContain("mia");
  }

  @Test
  void event_thatNamesNobody_staysItself() {
    Event told = event("firm/own").user("ben").attribute("by", "lea").build();
    assertThat(people.renamed(told, NAMES)).isSameAs(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "by mia.                      | by P.",
        "mia's, mial, xmia, mia       | P's, mial, xmia, P",
        "<m@x.test>                   | <P>",
        "by Mia van der Mason, too    | by P, too",
        "{\"a\":\"mia\",\"v\":NaN}    | {\"a\":\"P\",\"v\":NaN}",
        "{\"a\":\"Mason, Mia\"}       | {\"a\":\"P\"}",
        "{\"a\":\"zo\\u00eb\"}        | {\"a\":\"P\"}",
        "{\"mia\":1                   | {\"P\":1",
        "nobody                       | nobody"
      })
  void raw_isRenamed_whateverItIs(String raw, String renamed) {
    byte[] bytes = NamedInText.raw(raw.getBytes(StandardCharsets.UTF_8), NAMES);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(renamed);
  }

  @Test
  void raw_thatIsNoText_keepsItsBytes() {
    byte[] raw = {(byte) 0xff, 'm', 'i', 'a', 'x', (byte) 0xfe, ' ', 'm', 'i', 'a', ' ', 0};
    assertThat(NamedInText.raw(raw, NAMES))
        .containsExactly((byte) 0xff, 'm', 'i', 'a', 'x', (byte) 0xfe, ' ', 'P', ' ', 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/overview?user=mia&period=all, /overview?user=P&period=all",
    "/cost?user=m%40x.test, /cost?user=P",
    "/cost?user=miax&q=100%, /cost?user=miax&q=100%",
    "/mia?period=30d, /mia?period=30d"
  })
  void address_isRenamed_inTheValuesOfItsQuery(String address, String renamed) {
    assertThat(NamedInText.address(address, NAMES)).isEqualTo(renamed);
  }

  @Test
  void pseudonyms_knowNamesInAnyForm_andTellNone() {
    NameKey key = NameKey.random();
    Pseudonyms names = new Pseudonyms(key, Map.of(key.digest("Zo\u00eb"), "person-1"));

    assertThat(names.of(" Zoe\u0308\u200b ")).isEqualTo("person-1");
    assertThat(names.of("zoe")).isNull();
    assertThat(names.toString() + key).doesNotContain(key.hex());
    assertThat(key.digest("mia")).isNotEqualTo(NameKey.random().digest("mia"));
  }
}
