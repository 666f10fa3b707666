package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.Segments.Month;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what {@link Segments} promises. {@link #open} gives the same ledger each time.
 */
public abstract class SegmentsContract {
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
  private static final Instant NOW = Practice.MONDAY;
  private static final SentBy HOOK = new SentBy(SentBy.Kind.PROGRAM, "hook");
  private static final String CONNECTOR = Ledger.CONNECTOR_SOURCES + "tower";

  private final MemoryArchive archive = new MemoryArchive();

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  @SuppressWarnings("NullAway.Init")
  private Segments segments;

  /** Opens the ledger of the current test, which finds again in {@code archive} what it gave up. */
  protected abstract Ledger open(ArchivedRows archive);

  @BeforeEach
  void openFirst() {
    reopen();
    append(january(), february());
  }

  private void reopen() {
    ledger = open(archive);
    segments = ledger.segments().orElseThrow();
  }

  @AfterEach
  void closeLast() {
    ledger.close();
  }

  private static List<Event> january() {
    return List.of(
        event("first", "2026-01-01T00:00:00Z", "practice"),
        event("read", "2026-01-15T12:00:00Z", CONNECTOR),
        event("last", "2026-01-31T23:59:59.999999Z", "practice"));
  }

  private static List<Event> february() {
    return List.of(
        event("next", "2026-02-01T00:00:00Z", "practice"),
        event("ancient", "1969-12-31T23:59:59.999999Z", "practice"));
  }

  private static Event event(String name, String at, String source) {
    return Event.builder(
            Practice.event(name, Practice.PARSED, NOW).build().id(),
            Instant.parse(at),
            Practice.PARSED,
            source)
        .user("ada.hollis")
        .value(0.25)
        .attribute("note", "Zoë 塔 \u0000 \"" + name + "\"")
        .build();
  }

  @SafeVarargs
  private void append(List<Event>... events) {
    List<Event> all = new ArrayList<>();
    for (List<Event> some : events) {
      all.addAll(some);
    }
    ledger.append(
        new LedgerBatch(
            HOOK, "test", NOW, all, List.of(), List.of(), SourceReport.NOTHING, List.of()));
  }

  private ArchivedPart archived(YearMonth month) {
    List<StoredRow> rows = segments.held(month, 0, 100);
    ArchivedPart part = archive.write(ledger.identity(), month, rows, NOW);
    segments.giveUp(part, rows);
    return part;
  }

  @Test
  void months_countWhatIsStored_byWhenItHappenedInUtc() {
    append(january());

    assertThat(segments.months())
        .extracting(Month::month)
        .containsExactly(YearMonth.of(1969, 12), JANUARY, FEBRUARY);
    assertThat(segments.months()).extracting(Month::held).containsExactly(1L, 3L, 1L);
    long bytes = segments.held(JANUARY, 0, 100).stream().mapToLong(row -> row.body().length).sum();
    assertThat(segments.months().get(1).bytes()).isEqualTo(bytes).isPositive();
  }

  @Test
  void held_pagesOneMonth_withItsSenders() {
    List<StoredRow> all = segments.held(JANUARY, 0, 100);

    assertThat(all).hasSize(3).allSatisfy(row -> assertThat(row.sender()).isEqualTo(HOOK));
    assertThat(all.stream().map(StoredRow::event).toList()).isEqualTo(january());
    assertThat(segments.held(JANUARY, all.get(0).seq(), 1)).isEqualTo(all.subList(1, 2));
    assertThat(segments.held(YearMonth.of(2025, 1), 0, 100)).isEmpty();
  }

  @Test
  void giveUp_leavesEverythingKnownAndReadable_afterReopeningToo() {
    List<LedgerRow> before = ledger.read(0, 100);
    List<LedgerRow> read = ledger.readFromConnectors(0, 100);
    Counts counts = ledger.accounting().total();
    ArchivedPart part = archived(JANUARY);
    ledger.close();
    reopen();

    assertThat(segments.held(JANUARY, 0, 100)).isEmpty();
    assertThat(segments.parts()).containsExactly(part);
    assertThat(ledger.amendments(0, 100, 10)).isEmpty();
    assertThat(segments.months().get(1)).isEqualTo(new Month(JANUARY, 0, 0, 3, 0, null));
    assertThat(ledger.read(0, 100)).isEqualTo(before);
    assertThat(ledger.read(1, 2)).isEqualTo(before.subList(1, 3));
    assertThat(ledger.readFromConnectors(0, 100)).isEqualTo(read).hasSize(1);
    assertThat(ledger.senderOf(january().get(0).id())).contains(HOOK);
    assertThat(ledger.accounting().total()).isEqualTo(counts);
    append(january());
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(5, 3, 0, 0));
    assertThat(ledger.read(0, 100)).isEqualTo(before);
  }

  @Test
  void giveUp_ofWhatIsGivenUp_isAConflict_andChangesNothing() {
    List<StoredRow> rows = segments.held(JANUARY, 0, 100);
    ArchivedPart first = archived(JANUARY);
    ArchivedPart again = archive.write(ledger.identity(), JANUARY, rows.subList(1, 3), NOW);

    assertConflict(() -> segments.giveUp(again, rows.subList(1, 3)));
    assertConflict(() -> segments.giveUp(first, rows));
    assertThat(segments.parts()).containsExactly(first);
    assertThat(segments.months().get(1).archived()).isEqualTo(3);
  }

  @Test
  void takeBack_isAsItWas_andSaysWhen() {
    List<LedgerRow> before = ledger.read(0, 100);
    List<StoredRow> rows = segments.held(JANUARY, 0, 100);
    Month month = segments.months().get(1);
    ArchivedPart part = archived(JANUARY);

    assertConflict(() -> segments.takeBack(part, rows.subList(0, 2), NOW));
    segments.takeBack(part, rows, NOW);
    archive.remove(part);
    assertConflict(() -> segments.takeBack(part, rows, NOW));
    assertThat(ledger.amendments(0, 100, 10)).contains(List.of());
    assertThat(segments.parts()).isEmpty();
    assertThat(segments.held(JANUARY, 0, 100)).isEqualTo(rows);
    assertThat(segments.months().get(1))
        .isEqualTo(new Month(JANUARY, month.held(), month.bytes(), 0, 0, NOW));
    assertThat(ledger.read(0, 100)).isEqualTo(before);
    assertThat(ledger.readFromConnectors(0, 100)).hasSize(1);
  }

  @Test
  void lateEvent_ofAnArchivedMonth_isStoredAndCounted() {
    archived(JANUARY);
    append(List.of(event("late", "2026-01-20T08:00:00Z", "practice")), january());

    Month month = segments.months().get(1);
    assertThat(month.held()).isEqualTo(1);
    assertThat(month.archived()).isEqualTo(3);
    assertThat(month.late()).isEqualTo(1);
    assertThat(ledger.read(0, 100)).hasSize(6);
    archived(JANUARY);
    assertThat(segments.parts()).hasSize(2);
    assertThat(ledger.read(0, 100)).hasSize(6);
  }

  @Test
  void read_ofWhatTheArchiveLost_saysSo_andTheRestIsReadable() {
    archive.remove(archived(JANUARY));

    assertThatThrownBy(() -> ledger.read(0, 100))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE));
    assertThat(ledger.read(3, 100)).hasSize(2);
    append(List.of(event("more", "2026-03-01T00:00:00Z", "practice")));
    assertThat(ledger.read(3, 100)).hasSize(3);
  }

  /** Runs {@code work} while the ledger is closed. */
  protected final void whileClosed(Runnable work) {
    ledger.close();
    work.run();
    reopen();
  }

  /** Runs a statement on the ledger's tables, behind its back. */
  protected abstract void tamper(String sql);

  @Test
  void faults_whereAllIsWell_areNone_alsoOfArchivedAndLateEvents() {
    assertThat(ledger.faults()).isEmpty();
    archived(JANUARY);
    append(List.of(event("late", "2026-01-20T08:00:00Z", "practice")), january());
    assertThat(ledger.faults()).isEmpty();
  }

  @Test
  void faults_findWhatWasPlanted_andSayWhatHelps() {
    archived(JANUARY);
    tamper("UPDATE segment SET held = held + 7 WHERE month = '2026-02'");
    assertThat(ledger.faults())
        .singleElement()
        .asString()
        .startsWith("2026-02 is counted as 8 events")
        .endsWith("`doctor --fix` (or `retain --compact`) counts them again");
    assertThat(ledger.countFaults())
        .singleElement()
        .asString()
        .startsWith("the months are counted as 12 events, 3 of them archived, and 5 were stored;");
    segments.recount();
    assertThat(ledger.countFaults()).isEmpty();
    assertThat(ledger.faults()).isEmpty();

    tamper("UPDATE archived_part SET rows = 4");
    assertThat(ledger.faults())
        .singleElement()
        .asString()
        .contains("holds 4 events and the ledger has 3 of them; restore a backup");
    tamper("UPDATE archived_part SET rows = 3");
    tamper("UPDATE accounting SET stored = stored + 1");
    assertThat(ledger.faults())
        .containsExactly("6 events were stored and 5 are there; restore a backup");
    assertThat(ledger.countFaults()).isEqualTo(ledger.faults());
    tamper("UPDATE accounting SET stored = stored - 1");
    tamper("DELETE FROM archived_part");
    assertThat(ledger.faults())
        .containsExactly("3 events are in an archived part that is not known; restore a backup");
  }

  @Test
  void compact_changesNothing() {
    archived(JANUARY);
    List<LedgerRow> before = ledger.read(0, 100);
    segments.compact();

    assertThat(ledger.read(0, 100)).isEqualTo(before);
    append(List.of(event("more", "2026-03-01T00:00:00Z", "practice")));
    assertThat(ledger.read(0, 100)).hasSize(before.size() + 1);
  }

  private static void assertConflict(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
  }
}
