package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.AccountingBook.Line;
import io.aecos.analytics.ledger.AccountingBook.Share;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantineBook.Decision;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import io.aecos.analytics.ledger.QuarantineBook.Selection;
import io.aecos.analytics.ledger.QuarantineBook.State;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.ledger.QuarantinedItem;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.Settlement;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what {@link Ledger} promises. {@link #open} gives the same ledger each time.
 */
public abstract class LedgerContract {
  private static final Instant NOW = Practice.MONDAY;
  private static final SentBy HOOK = new SentBy(SentBy.Kind.PROGRAM, "hook");
  private static final SentBy CONNECTOR = new SentBy(SentBy.Kind.CONNECTOR, "workspace:x");

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  /** Opens the ledger of the current test, which is empty at first and keeps what it was given. */
  protected abstract Ledger open();

  /** Opens another ledger beside it, which is made if it does not exist. */
  protected abstract Ledger openAnother();

  @BeforeEach
  void openFirst() {
    ledger = open();
  }

  @AfterEach
  void closeLast() {
    ledger.close();
  }

  @Test
  void read_emptyLedger_hasNothing() {
    assertThat(ledger.lastSeq()).isZero();
    assertThat(ledger.read(0, 10)).isEmpty();
    assertThat(ledger.accounting().lines()).isEmpty();
    assertThat(ledger.accounting().total()).isEqualTo(Counts.NONE);
    assertThat(ledger.quarantine().open()).isZero();
    assertThat(ledger.sources().all()).isEmpty();
  }

  @Test
  void identity_isTheSameAfterReopening_andDiffersFromAnothers() {
    UUID identity = ledger.identity();
    ledger.append(batch("hook", Practice.of(1).happenings(3)));
    assertThat(ledger.identity()).isEqualTo(identity);
    reopen();
    assertThat(ledger.identity()).isEqualTo(identity);
    try (Ledger another = openAnother()) {
      assertThat(another.identity()).isNotEqualTo(identity);
    }
  }

  @Test
  void append_keepsOrderAndContent_acrossReopening() {
    List<Event> events = Practice.of(1).happenings(250);
    AppendResult first = ledger.append(batch("hook", events.subList(0, 100)));
    AppendResult second = ledger.append(batch("hook", events.subList(100, 250)));

    assertThat(second.lastSeq()).isGreaterThan(first.lastSeq()).isEqualTo(ledger.lastSeq());
    reopen();
    List<LedgerRow> rows = ledger.read(0, 1000);
    assertThat(rows).extracting(LedgerRow::event).containsExactlyElementsOf(events);
    assertThat(rows).extracting(LedgerRow::receivedAt).containsOnly(NOW);
    assertThat(rows).extracting(LedgerRow::seq).isSorted().doesNotHaveDuplicates();
    assertThat(ledger.read(rows.get(99).seq(), 7)).isEqualTo(rows.subList(100, 107));
    assertThat(ledger.read(second.lastSeq(), 7)).isEmpty();
  }

  @Test
  void amendments_areFoundAmongTheOthers() {
    List<Event> events = new ArrayList<>(Practice.of(3).happenings(20));
    Event target = events.get(0);
    Event patch = Practice.event("patch", Practice.PARSED, NOW).user("ada.hollis").build();
    Event namesake =
        Event.builder(
                EventIds.of("namesake"),
                NOW,
                EventType.own("amendment_like"),
                "\"module\":\"analytics\",\"type\":\"amendment\"")
            .build();
    List<Event> amendments =
        List.of(
            Amendment.of(target, patch, "1"),
            Amendment.addition(target.id(), patch, "2"),
            Amendment.supersession(target.id(), patch.id(), NOW, null, "test"),
            Amendment.move(target.id(), NOW, "tower", "1", "workspace:names"));
    events.addAll(3, amendments.subList(0, 2));
    events.add(namesake);
    events.addAll(amendments.subList(2, 4));
    ledger.append(batch("http", events));
    List<LedgerRow> found = ledger.amendments(0, ledger.lastSeq(), 10).orElseThrow();

    assertThat(found).extracting(LedgerRow::event).containsExactlyElementsOf(amendments);
    assertThat(ledger.read(0, 100)).containsAll(found);
    assertThat(ledger.amendments(0, ledger.lastSeq(), 3)).contains(found.subList(0, 3));
    assertThat(ledger.amendments(found.get(0).seq(), found.get(2).seq(), 10))
        .contains(found.subList(1, 3));
    assertThat(ledger.amendments(ledger.lastSeq(), Long.MAX_VALUE, 10)).contains(List.of());
  }

  @Test
  void readFromConnectors_leavesOutWhatOthersDelivered() {
    List<Event> events = new ArrayList<>();
    for (String source : List.of("hook:python", "workspace:git", "http", "workspace:audit.db")) {
      UUID id = EventIds.of("connectors", source);
      events.add(
          Event.builder(id, NOW, Practice.PARSED, source)
              .user("\"source\":\"workspace:git\"")
              .build());
    }
    ledger.append(batch("http", events));
    List<LedgerRow> rows = ledger.readFromConnectors(0, 10);
    assertThat(rows)
        .extracting(row -> row.event().source())
        .containsExactly("workspace:git", "workspace:audit.db");
    assertThat(ledger.readFromConnectors(0, 1)).isEqualTo(rows.subList(0, 1));
    assertThat(ledger.readFromConnectors(rows.get(0).seq(), 10)).isEqualTo(rows.subList(1, 2));
    assertThat(ledger.readFromConnectors(ledger.lastSeq(), 10)).isEmpty();
  }

  @Test
  void append_sameIdAgain_isDuplicateAndKeepsTheFirst() {
    Event first = Practice.event("a", Practice.PARSED, NOW).user("ada.hollis").build();
    Event again = Practice.event("a", Practice.PARSED, NOW).user("someone else").build();
    Event other = Practice.event("b", Practice.PARSED, NOW).build();

    AppendResult within = ledger.append(batch("hook", List.of(first, again, other)));
    AppendResult across = ledger.append(batch("hook", List.of(other, again)));

    assertThat(within.duplicates().stream()).containsExactly(1);
    assertThat(across.duplicates().stream()).containsExactly(0, 1);
    assertThat(ledger.read(0, 10)).extracting(LedgerRow::event).containsExactly(first, other);
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(2, 3, 0, 0));
  }

  @Test
  void append_hardTextsAndNumbers_areKept() {
    Event event =
        Practice.event("hard", EventType.parse("o'module/\"type\""), NOW.plusNanos(123_456_000))
            .user("Robert'); DROP TABLE event;--")
            .project("塔 🏗 \\ \u0001 \t")
            .value(-1.7976931348623157e308)
            .attribute("big", Long.MAX_VALUE)
            .attribute("tiny", Double.MIN_VALUE)
            .attribute("nested", List.of(List.of("x", 1L), true))
            .build();
    ledger.append(batch("http", List.of(event)));
    assertThat(ledger.read(0, 1)).extracting(LedgerRow::event).containsExactly(event);
  }

  @Test
  void accounting_hasOneLinePerSourceAndUtcDay() {
    Event event = Practice.event("a", Practice.PARSED, NOW).build();
    Instant late = Instant.parse("2026-03-02T23:59:59.999999Z");
    Instant next = Instant.parse("2026-03-03T00:00:00Z");
    ledger.append(batch("b", late, List.of(event), List.of(item("x")), 2));
    ledger.append(batch("a", late, List.of(event), List.of(item("x")), 0));
    ledger.append(batch("b", next, List.of(event), List.of(), 1));
    ledger.append(batch("c", next, List.of(), List.of(), 0));

    assertThat(ledger.accounting().lines())
        .containsExactly(
            new Line(LocalDate.parse("2026-03-02"), "a", new Counts(0, 2, 0, 0)),
            new Line(LocalDate.parse("2026-03-02"), "b", new Counts(1, 0, 1, 2)),
            new Line(LocalDate.parse("2026-03-03"), "b", new Counts(0, 1, 0, 1)));
  }

  @Test
  void quarantine_keepsRawOnce_newestFirst() {
    QuarantinedItem first = item("first");
    QuarantinedItem second = item("second");
    ledger.append(batch("http", NOW, List.of(), List.of(first), 0));
    AppendResult again =
        ledger.append(batch("http", NOW.plusSeconds(1), List.of(), List.of(first, second), 0));

    assertThat(again.quarantineDuplicates().stream()).containsExactly(0);
    assertThat(ledger.quarantine().open()).isEqualTo(2);
    assertThat(ledger.quarantine().list(null, 10))
        .extracting(entry -> entry.item().id())
        .containsExactly(second.id(), first.id());
    assertThat(ledger.quarantine().list(NOW.plusSeconds(1), 10))
        .extracting(entry -> new String(entry.item().raw(), StandardCharsets.UTF_8))
        .containsExactly("first");
    assertThat(ledger.quarantine().find(first.id())).isPresent();
    assertThat(ledger.quarantine().find(EventIds.of("nobody"))).isEmpty();
  }

  @Test
  void quarantine_tellsWhatItsOpenItemsMayBe_andFindsThemByThat() {
    QuarantinedItem first = item("first");
    QuarantinedItem second = item("second");
    ledger.append(batch("http", NOW, List.of(), List.of(first, second), 0));
    reopen();

    QuarantineBook book = ledger.quarantine();
    assertThat(book.waiting())
        .containsExactlyInAnyOrder(
            new Waiting("http", first.belonging(), 1), new Waiting("http", second.belonging(), 1));
    assertThat(book.select(new Selection("http", "value", "clinic", "No NUM")))
        .containsExactly(first.id(), second.id());
    assertThat(book.select(new Selection("second", null, null, null))).containsExactly(second.id());
    assertThat(book.select(new Selection(null, "user", null, null))).isEmpty();
    assertThat(book.select(new Selection(null, null, "school", null))).isEmpty();
    assertThat(book.select(new Selection(null, null, null, "n_ n"))).isEmpty();
    ledger.append(settling(new Settlement(first.id(), State.DISCARDED, "vera", "a test")));
    assertThat(book.waiting()).containsExactly(new Waiting("http", second.belonging(), 1));
    assertThat(book.select(new Selection(null, null, null, null))).containsExactly(second.id());
  }

  @Test
  void sources_areReplacedByTheirKeys() {
    SourceState before = state(SourceState.Status.CUT, 3);
    SourceState after = state(SourceState.Status.READ, 5);
    AuditChain chain =
        new AuditChain("clinic", AuditChain.Condition.EDITED, 9, 4L, "row 4 was changed", NOW);
    AuditChain intact = new AuditChain("school", AuditChain.Condition.INTACT, 2, null, "", NOW);
    Project project = new Project("clinic", "Clinic", "/srv/clinic");
    ledger.append(report(new SourceReport(List.of(before), List.of(chain), List.of(project))));
    ledger.append(report(new SourceReport(List.of(after), List.of(intact), List.of())));
    reopen();

    assertThat(ledger.sources().all()).containsExactly(after);
    assertThat(ledger.sources().find("clinic", "analytics.db")).contains(after);
    assertThat(ledger.sources().find("clinic", "other")).isEmpty();
    assertThat(ledger.sources().chains()).containsExactly(chain, intact);
    assertThat(ledger.sources().projects()).containsExactly(project);
    assertThat(ledger.accounting().lines()).isEmpty();
  }

  @Test
  void sources_askedForBetweenWrites_areAsTheyStandThen() {
    SourceState clinic = state("clinic", SourceState.Status.READ, 5);
    SourceState school = state("school", SourceState.Status.READ, 7);
    ledger.append(report(new SourceReport(List.of(school, clinic), List.of(), List.of())));
    assertThat(ledger.sources().all()).containsExactly(clinic, school);

    SourceState cut = state("clinic", SourceState.Status.CUT, 5);
    ledger.append(report(new SourceReport(List.of(cut), List.of(), List.of())));
    assertThat(ledger.sources().all()).containsExactly(cut, school);

    SourceState added = state("bridge", SourceState.Status.ABSENT, 0);
    List<Project> before = List.of(seeded("clinic", "one"), seeded("school", "two"));
    ledger.append(report(new SourceReport(List.of(added), List.of(), before)));
    assertThat(ledger.sources().all()).containsExactly(added, cut, school);

    List<Project> after = List.of(seeded("clinic", "two"), seeded("school", "one"));
    ledger.append(report(new SourceReport(List.of(), List.of(), after)));
    assertThat(ledger.sources().all())
        .containsExactly(
            added,
            state("clinic", SourceState.Status.READ, 7),
            state("school", SourceState.Status.CUT, 5));
  }

  @Test
  void projects_keepWhatTheyAreRecognisedBy() {
    Project project =
        new Project(
            "clinic",
            "Clinic",
            "/srv/clinic",
            "audit:1a",
            new TreeSet<>(Set.of("audit:1a", "git:2b")),
            List.of("/srv/b\nackup", "/srv/a"),
            List.of(new Project.Former("ward", 7), new Project.Former("clinic", 3)));
    ledger.append(report(new SourceReport(List.of(), List.of(), List.of(project))));
    reopen();
    assertThat(ledger.sources().projects()).containsExactly(project);
    Project alone =
        new Project(
            "clinic", "Clinic", "/srv/clinic", "audit:1a", new TreeSet<>(), List.of(), List.of());
    ledger.append(report(new SourceReport(List.of(), List.of(), List.of(alone))));
    assertThat(ledger.sources().projects()).containsExactly(alone);
  }

  @Test
  void projects_thatExchangeTheirKeys_takeTheirSourcesAlong() {
    AuditChain edited =
        new AuditChain("clinic", AuditChain.Condition.EDITED, 9, 4L, "row 4 was changed", NOW);
    SourceState read = state(SourceState.Status.READ, 5);
    List<Project> before = List.of(seeded("clinic", "one"), seeded("school", "two"));
    ledger.append(report(new SourceReport(List.of(read), List.of(edited), before)));
    List<Project> after = List.of(seeded("clinic", "two"), seeded("school", "one"));
    ledger.append(report(new SourceReport(List.of(), List.of(), after)));
    assertThat(ledger.sources().projects()).containsExactlyElementsOf(after);
    assertThat(ledger.sources().all()).extracting(SourceState::project).containsExactly("school");
    assertThat(ledger.sources().chains()).extracting(AuditChain::project).containsExactly("school");
  }

  private static Project seeded(String key, String seed) {
    return new Project(key, key, "/srv/" + key, seed, new TreeSet<>(), List.of(), List.of());
  }

  @Test
  void append_thatFails_leavesNothingBehind() {
    Event good = Practice.event("good", Practice.PARSED, NOW).build();
    Event bad =
        Practice.event("bad", Practice.PARSED, NOW).attribute("object", new Object()).build();

    assertThatThrownBy(() -> ledger.append(batch("hook", List.of(good, bad))))
        .isInstanceOf(RuntimeException.class);
    assertThat(ledger.lastSeq()).isZero();
    assertThat(ledger.accounting().lines()).isEmpty();
    ledger.append(batch("hook", List.of(good)));
    assertThat(ledger.read(0, 10)).extracting(LedgerRow::event).containsExactly(good);
  }

  @Test
  void append_byManyThreads_storesEachEventOnce() throws Exception {
    List<Event> events = Practice.of(2).happenings(400);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<AppendResult>> work = new ArrayList<>();
      for (int from = 0; from < 400; from += 50) {
        LedgerBatch batch = batch("hook", events.subList(from, from + 50));
        work.add(() -> ledger.append(batch));
        work.add(() -> ledger.append(batch));
      }
      for (Future<AppendResult> result : threads.invokeAll(work)) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ledger.read(0, 1000))
        .extracting(LedgerRow::event)
        .containsExactlyInAnyOrderElementsOf(events);
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(400, 400, 0, 0));
  }

  /** Who follows by sequence number never looks back: a row that appears below it is lost. */
  @Test
  void read_whileOthersAppend_passesOverNothing() throws Exception {
    List<Event> events = Practice.of(9).happenings(400);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<LedgerRow> followed = new ArrayList<>();
    try {
      List<Future<AppendResult>> appends = new ArrayList<>();
      for (int from = 0; from < 400; from += 5) {
        LedgerBatch batch = batch("hook", events.subList(from, from + 5));
        appends.add(threads.submit(() -> ledger.append(batch)));
      }
      while (!appends.stream().allMatch(Future::isDone)) {
        followed.addAll(ledger.read(reached(followed), 7));
      }
      for (Future<AppendResult> append : appends) {
        assertThat(append.get().duplicates().isEmpty()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(followed).as("read while appending").isNotEmpty();
    followed.addAll(ledger.read(reached(followed), 1000));
    assertThat(followed).isEqualTo(ledger.read(0, 1000));
    assertThat(followed).extracting(LedgerRow::event).containsExactlyInAnyOrderElementsOf(events);
  }

  private static long reached(List<LedgerRow> rows) {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq();
  }

  @Test
  void append_afterClose_saysThatTheLedgerIsUnavailable() {
    ledger.close();
    assertThatThrownBy(() -> ledger.append(batch("hook", List.of())))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE));
  }

  @Test
  void append_settlement_changesAnOpenItemOnce() {
    QuarantinedItem item = item("{\"value\":\"five\"}");
    ledger.append(batch("http", NOW, List.of(), List.of(item), 0));
    ledger.append(settling(new Settlement(item.id(), State.DISCARDED, "vera", "a test")));
    ledger.append(settling(new Settlement(item.id(), State.REPLAYED, "otto", "too late")));
    reopen();
    Entry entry = ledger.quarantine().find(item.id()).orElseThrow();
    assertThat(entry.state()).isEqualTo(State.DISCARDED);
    assertThat(entry.decision()).isEqualTo(new Decision("vera", NOW, "a test"));
    assertThat(ledger.quarantine().open()).isZero();
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(0, 0, 1, 0));
  }

  @Test
  void append_settledItemAgain_isADuplicateAndStaysSettled() {
    QuarantinedItem item = item("{\"value\":\"five\"}");
    ledger.append(batch("http", NOW, List.of(), List.of(item), 0));
    ledger.append(settling(new Settlement(item.id(), State.DISCARDED, "vera", "a test")));
    ledger.append(batch("http", NOW, List.of(), List.of(item), 0));
    assertThat(ledger.quarantine().open()).isZero();
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(0, 1, 1, 0));
  }

  @Test
  void senderOf_tellsWhoHandedAnEventInFirst() {
    Event told = Practice.event("told", Practice.PARSED, NOW).build();
    Event read = Practice.event("read", Practice.PARSED, NOW).build();
    Event gone = Amendment.supersession(read.id(), told.id(), NOW, "clinic", "test");
    ledger.append(sent(HOOK, List.of(told), 0));
    ledger.append(sent(CONNECTOR, List.of(read, told, gone), 0));
    ledger.append(batch("http", List.of(Practice.event("old", Practice.PARSED, NOW).build())));
    reopen();
    ledger.append(sent(HOOK, List.of(read), 0));

    assertThat(ledger.senderOf(told.id())).contains(HOOK);
    assertThat(ledger.senderOf(read.id())).contains(CONNECTOR);
    assertThat(ledger.senderOf(gone.id())).contains(CONNECTOR);
    assertThat(ledger.senderOf(Practice.event("old", Practice.PARSED, NOW).build().id()))
        .contains(SentBy.UNKNOWN);
    assertThat(ledger.senderOf(EventIds.of("nobody's"))).isEmpty();
  }

  @Test
  void accounting_tellsSendersApart_andLinesDoNot() {
    Event told = Practice.event("told", Practice.PARSED, NOW).build();
    ledger.append(sent(HOOK, List.of(told), 2));
    ledger.append(sent(CONNECTOR, List.of(told), 0));
    ledger.append(sent(HOOK, List.of(told), 1));
    reopen();

    assertThat(ledger.accounting().senders())
        .containsExactly(
            new Share(CONNECTOR, "http", new Counts(0, 1, 0, 0)),
            new Share(HOOK, "http", new Counts(1, 1, 0, 3)));
    assertThat(ledger.accounting().lines())
        .containsExactly(new Line(LocalDate.parse("2026-03-02"), "http", new Counts(1, 2, 0, 3)));
  }

  private static LedgerBatch sent(SentBy sender, List<Event> events, int refused) {
    LedgerBatch batch = batch("http", NOW, events, List.of(), refused);
    return new LedgerBatch(
        sender,
        batch.source(),
        batch.receivedAt(),
        batch.events(),
        batch.quarantined(),
        batch.refused(),
        batch.report(),
        batch.settlements());
  }

  private static LedgerBatch settling(Settlement settlement) {
    return new LedgerBatch(
        "quarantine",
        NOW,
        List.of(),
        List.of(),
        List.of(),
        SourceReport.NOTHING,
        List.of(settlement));
  }

  private void reopen() {
    ledger.close();
    ledger = open();
  }

  private static SourceState state(SourceState.Status status, long read) {
    return state("clinic", status, read);
  }

  private static SourceState state(String project, SourceState.Status status, long read) {
    return new SourceState(
        project,
        "analytics.db",
        status,
        "",
        Set.of(Practice.PARSED, Practice.GENERATED),
        read,
        NOW,
        "{\"row\":" + read + "}");
  }

  private static QuarantinedItem item(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    return new QuarantinedItem(
        EventIds.of("quarantine", "http", bytes),
        "http",
        "line 1",
        "value",
        "no number",
        bytes,
        new Belonging("clinic", "parser", null, raw));
  }

  private static LedgerBatch batch(String source, List<Event> events) {
    return batch(source, NOW, events, List.of(), 0);
  }

  private static LedgerBatch report(SourceReport report) {
    return new LedgerBatch("workspace", NOW, List.of(), List.of(), List.of(), report);
  }

  private static LedgerBatch batch(
      String source, Instant at, List<Event> events, List<QuarantinedItem> items, int refused) {
    List<LedgerBatch.Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < refused; i++) {
      refusals.add(new LedgerBatch.Refusal("line " + i, "too large"));
    }
    return new LedgerBatch(source, at, events, items, refusals, SourceReport.NOTHING);
  }
}
