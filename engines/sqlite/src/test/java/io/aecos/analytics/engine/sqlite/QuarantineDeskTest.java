package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Mapping;
import io.aecos.analytics.intake.QuarantineDesk;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import io.aecos.analytics.ledger.QuarantineBook.State;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided about one item: it counts once, and who decided it is on record. */
final class QuarantineDeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Practice.MONDAY.plus(Duration.ofDays(100)), ZoneOffset.UTC);
  private static final Viewer VIEWER = Viewer.localAdministrator();
  private static final Mapping MENDING =
      new Mapping(null, Map.of(), List.of(), List.of(), Map.of("value", 0.5));

  @TempDir Path directory;
  private Ledger ledger;
  private Intake intake;
  private QuarantineDesk desk;
  private UUID item;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    intake = new Intake(ledger, EventCatalog.shipped(), CLOCK, () -> {});
    desk = new QuarantineDesk(ledger, intake, EventCatalog.shipped(), CLOCK);
    String json =
        """
        {"id":"00000000-0000-4000-8000-000000000001","module":"parser","type":"parse_completed",
         "occurredAt":"%s","value":2}"""
            .formatted(Practice.MONDAY);
    intake.accept(
        Delivery.of(
            "http", List.of(new Delivery.Json(json.getBytes(StandardCharsets.UTF_8), "index 0"))));
    item = ledger.quarantine().list(null, 1).get(0).item().id();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void replay_mended_storesTheEventOnceWithANoteOfWhoDidIt() {
    Entry entry = desk.replay(item, MENDING, VIEWER);
    assertThat(entry.state()).isEqualTo(State.REPLAYED);
    List<LedgerRow> rows = ledger.read(0, 10);
    assertThat(rows).hasSize(2);
    Event event = rows.get(0).event();
    assertThat(event.value()).isEqualTo(0.5);
    assertThat(event.source()).isEqualTo("http");
    assertNote(rows.get(1).event(), "analytics/quarantine_replayed", "stored as " + event.id());

    assertThat(desk.replay(item, Mapping.NONE, VIEWER).decision()).isEqualTo(entry.decision());
    assertThat(ledger.read(0, 10)).isEqualTo(rows);
    assertThat(ledger.accounting().total().quarantined()).isEqualTo(1);
    assertRefused(() -> desk.discard(item, "late", VIEWER), "state", "cannot become DISCARDED");
  }

  @Test
  void replay_stillNoEvent_changesNothing() {
    assertRefused(() -> desk.replay(item, Mapping.NONE, VIEWER), "value", "from 0 to 1");

    assertThat(desk.find(item).state()).isEqualTo(State.OPEN);
    assertThat(ledger.lastSeq()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "ANALYTICS", "\uff41nalytics"})
  void replay_asWhatOnlyTheProductTells_isRefused(String module) {
    Mapping forging =
        new Mapping(null, Map.of(), List.of(), List.of(), Map.of("module", module, "value", 0.5));

    assertRefused(() -> desk.replay(item, forging, VIEWER), "module", "is the product's own");
    assertThat(desk.find(item).state()).isEqualTo(State.OPEN);
    assertThat(ledger.lastSeq()).isZero();
  }

  @Test
  void replay_asWhatAConnectorRead_isRefusedWhereNoneDeliveredIt() {
    Mapping forging =
        new Mapping(
            null, Map.of(), List.of(), List.of(), Map.of("source", "workspace:x", "value", 0.5));

    assertRefused(() -> desk.replay(item, forging, VIEWER), "source", "no connector");
    assertThat(ledger.lastSeq()).isZero();
  }

  @Test
  void discard_keepsTheReason_andIsFinal() {
    Entry entry = desk.discard(item, "  not ours \n", VIEWER);
    assertThat(entry.state()).isEqualTo(State.DISCARDED);
    List<LedgerRow> rows = ledger.read(0, 10);
    assertThat(rows).hasSize(1);
    assertNote(rows.get(0).event(), "analytics/quarantine_discarded", "not ours");

    assertThat(desk.discard(item, "again", VIEWER).decision()).isEqualTo(entry.decision());
    assertThat(ledger.read(0, 10)).isEqualTo(rows);
    assertRefused(() -> desk.replay(item, MENDING, VIEWER), "state", "cannot become REPLAYED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "501"})
  void discard_withoutAReasonThatCanBeKept_isRefused(String reason) {
    String given = reason.equals("501") ? "🏗".repeat(501) : reason;
    assertRefused(() -> desk.discard(item, given, VIEWER), "reason", "1 to 500 characters");
    assertThat(ledger.quarantine().open()).isEqualTo(1);
  }

  @Test
  void discard_longestReason_isCountedInCharacters() {
    assertThat(desk.discard(item, "🏗".repeat(500), VIEWER).state()).isEqualTo(State.DISCARDED);
  }

  @Test
  void find_unknownItem_isNotFound() {
    assertThatThrownBy(() -> desk.replay(EventIds.of("nobody"), MENDING, VIEWER))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @Test
  void check_saysWhatWouldBeQuarantined_andStoresNothing() {
    Event good = Practice.event("a", Practice.PARSED, Practice.MONDAY).value(0.5).build();
    Event large = Practice.event("a", Practice.PARSED, Practice.MONDAY).value(1.5).build();
    Event late =
        Practice.event("a", Practice.PARSED, CLOCK.instant().plus(Duration.ofDays(2))).build();

    assertThatCode(() -> intake.check(good)).doesNotThrowAnyException();
    assertRefused(() -> intake.check(large), "value", "from 0 to 1");
    assertRefused(() -> intake.check(late), "occurredAt", "future");
    assertThat(ledger.lastSeq()).isZero();
    assertThat(ledger.quarantine().open()).isEqualTo(1);
  }

  private void assertNote(Event note, String type, String reason) {
    assertThat(note.eventType()).hasToString(type);
    assertThat(note.user()).isEqualTo(VIEWER.name());
    assertThat(note.source()).isEqualTo(QuarantineDesk.SOURCE);
    assertThat(note.occurredAt()).isEqualTo(CLOCK.instant());
    assertThat(note.attributes()).isEqualTo(Map.of("item", item.toString(), "reason", reason));
    assertThat(desk.find(item).decision())
        .satisfies(
            decision -> {
              assertThat(decision.by()).isEqualTo(VIEWER.name());
              assertThat(decision.reason()).isEqualTo(reason);
            });
  }

  private static void assertRefused(ThrowingCallable call, String field, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(reason);
  }
}
