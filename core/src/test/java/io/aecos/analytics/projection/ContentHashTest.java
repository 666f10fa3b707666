package io.aecos.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes contents equal, and what does not. */
final class ContentHashTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final List<LedgerRow> ROWS =
      List.of(
          row(1, "mia", Map.of("room", "A1", "points", 3L)),
          row(2, "ben", Map.of("room", "B2", "points", 4L)),
          row(3, "mia", Map.of("checks", List.of(1L, "two", true), "done", true)));

  @Test
  void order_doesNotMatter() {
    List<LedgerRow> reversed = new ArrayList<>(ROWS);
    Collections.reverse(reversed);

    assertThat(of(reversed)).isEqualTo(of(ROWS));
    assertThat(of(ROWS).rows()).isEqualTo(3);
  }

  @Test
  void remove_isAsIfTheRowHadNeverBeenAdded() {
    ContentHash hash = new ContentHash();
    ROWS.forEach(hash::add);
    hash.remove(ROWS.get(2));
    hash.remove(ROWS.get(0));

    assertThat(hash.fingerprint()).isEqualTo(of(List.of(ROWS.get(1))));
    hash.remove(ROWS.get(1));
    assertThat(hash.fingerprint()).isEqualTo(of(List.of()));
  }

  @Test
  void rowThatIsThereTwiceInPlaceOfAnother_isSeen() {
    assertThat(of(List.of(ROWS.get(0), ROWS.get(1), ROWS.get(1)))).isNotEqualTo(of(ROWS));
  }

  @Test
  void valuesThatChangedPlaces_areSeen() {
    assertThat(
            of(
                List.of(
                    row(1, "ben", Map.of("room", "A1", "points", 3L)),
                    row(2, "mia", Map.of("room", "B2", "points", 4L)),
                    ROWS.get(2))))
        .as("between rows")
        .isNotEqualTo(of(ROWS));
    assertThat(of(List.of(row(1, "mia", Map.of("a", "x", "b", "y")))))
        .as("between attributes")
        .isNotEqualTo(of(List.of(row(1, "mia", Map.of("a", "y", "b", "x")))));
  }

  @Test
  void valuesOfOtherKinds_areOtherValues() {
    List<Object> values =
        List.of("1", 1L, 1.5, true, "true", List.of(), List.of("1"), Map.of(), Map.of("1", 1L), "");
    assertThat(values.stream().map(value -> of(List.of(row(1, "mia", Map.of("a", value))))))
        .doesNotHaveDuplicates();
  }

  @Test
  void wholeNumbers_areTheSameAsDoubles_sinceTheyAreInJson() {
    assertThat(of(List.of(row(1, "mia", Map.of("a", 1L)))))
        .isEqualTo(of(List.of(row(1, "mia", Map.of("a", 1.0)))));
  }

  @Test
  void addedByColumns_isTheSameAsByRows() {
    ContentHash hash = new ContentHash();
    LedgerRow row = ROWS.get(0);
    hash.add(new LedgerRow(row.seq(), row.receivedAt(), event(1, "mia", Map.of())));
    BigInteger sum = BigInteger.ZERO;
    for (String room : List.of("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")) {
      long cell = CellHash.in(CellHash.of(1L), CellHash.of(room));
      sum = sum.add(new BigInteger(Long.toUnsignedString(cell)));
    }
    hash.addAttribute("room", 8, sum);
    for (int i = 2; i <= 8; i++) {
      hash.addAttributes(1, Map.of("points", i));
    }

    ContentHash rows = new ContentHash();
    rows.add(new LedgerRow(row.seq(), row.receivedAt(), event(1, "mia", Map.of())));
    for (int i = 1; i <= 8; i++) {
      rows.addAttributes(1, Map.of("room", "A" + i));
    }
    for (int i = 2; i <= 8; i++) {
      rows.addAttributes(1, Map.of("points", i));
    }
    assertThat(hash.fingerprint()).isEqualTo(rows.fingerprint());
  }

  private static Fingerprint of(List<LedgerRow> rows) {
    ContentHash hash = new ContentHash();
    rows.forEach(hash::add);
    return hash.fingerprint();
  }

  private static LedgerRow row(long seq, String user, Map<String, Object> attributes) {
    return new LedgerRow(seq, MONDAY.plusSeconds(seq), event(seq, user, attributes));
  }

  private static Event event(long seq, String user, Map<String, Object> attributes) {
    EventBuilder builder =
        Event.builder(
                EventIds.of("hashed", String.valueOf(seq)),
                MONDAY,
                new EventType("testing", "scan"),
                "test")
            .user(user);
    attributes.forEach(builder::attribute);
    return builder.build();
  }
}
