package io.aecos.analytics.server.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantinedItem;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.backup.OwnBackup;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.move.MoveJson.MovedTableJson;
import io.aecos.analytics.server.stores.Stores;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves a small firm's data to PostgreSQL and back, ended at every step on the way. */
final class MoveTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Practice.MONDAY);
  private static final SentBy HOOK = new SentBy(SentBy.Kind.PROGRAM, "hook");
  private static final Instant DUE = Instant.parse("2026-04-01T04:00:00Z");
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static PostgresServer database;

  @TempDir Path directory;
  private final PostgresAddress address =
      PostgresAddress.parse(database.address("moved_" + SCHEMAS.incrementAndGet()), null);

  @BeforeAll
  static void start() throws IOException {
    database = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  private static Connection connection(String schema) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/postgres?currentSchema=%s&user=postgres"
            .formatted(database.port(), schema));
  }

  private DataDirectory data(String name) {
    return new DataDirectory(directory.resolve(name));
  }

  /** All that a firm has, of which February is archived and one event of it came late. */
  private DataDirectory firm() throws IOException {
    DataDirectory data = data("firm");
    data.create();
    Stores stores = Stores.at(data, null);
    try (ParquetArchive archive = ParquetArchive.in(data.archive());
        Ledger ledger = stores.openLedger(archive)) {
      append(ledger, SentBy.UNKNOWN, Practice.of(1).happenings(200));
      append(ledger, HOOK, List.of(february("early"), february("again"), february("again")));
      archive(ledger, archive);
      append(ledger, HOOK, List.of(february("late")));
      append(ledger, HOOK, Practice.of(2).happenings(100));
    }
    try (Registry registry = stores.openRegistry()) {
      new Directory(registry)
          .add(new Person("Zoë", Role.ADMIN, Set.of("zoe"), "{x}y", true, Practice.MONDAY));
      registry.write(
          entries -> {
            entries.schedules().add(schedule());
            return 1;
          });
    }
    try (Timetable timetable =
        stores.openTimetable(SqlTimetable.Pace.DEFAULT, InstantSource.system())) {
      timetable.put("s1", DUE);
    }
    Files.createDirectories(data.reports());
    Files.writeString(data.reports().resolve("r1.pdf"), "a report");
    act(stores, "with a NUL \u0000 and a sign \u001a");
    return data;
  }

  private static Event february(String name) {
    return Practice.event(name, Practice.GENERATED, Instant.parse("2026-02-10T09:00:00Z"))
        .user("ada.hollis")
        .value(1500.0)
        .build();
  }

  private static Schedule schedule() {
    return new Schedule(
        "s1",
        "Zoë",
        "monthly",
        "{}",
        "0 6 1 * *",
        ZoneId.of("Europe/Berlin"),
        Schedule.CatchUp.ALL,
        "{}",
        Practice.MONDAY);
  }

  private static void append(Ledger ledger, SentBy sender, List<Event> events) {
    UUID id =
        UUID.nameUUIDFromBytes(events.get(0).id().toString().getBytes(StandardCharsets.UTF_8));
    QuarantinedItem item =
        new QuarantinedItem(
            id, "test", "line 1", "value", "no", new byte[] {0, 1, -1}, Belonging.UNKNOWN);
    ledger.append(
        new LedgerBatch(
            sender,
            "test",
            Practice.MONDAY,
            events,
            List.of(item),
            List.of(),
            SourceReport.NOTHING,
            List.of()));
  }

  private static Retention.Outcome archive(Ledger ledger, ParquetArchive archive) {
    Clock later = Clock.fixed(Instant.parse("2026-06-10T12:00:00Z"), ZoneOffset.UTC);
    RetentionRules rules = new RetentionRules(Keep.parse("90d"), Map.of(), Set.of());
    return new Retention(ledger, archive, rules, later).run(false, Retention.Progress.SILENT);
  }

  private static void act(Stores stores, String target) {
    try (Registry registry = stores.isShared() ? stores.openRegistry() : null;
        AuditTrail trail = stores.openAuditTrail(CLOCK)) {
      trail.append(
          new AuditAct(
              Practice.MONDAY,
              new AuditActor("Zoë", "test"),
              "act",
              target,
              "",
              "",
              1L,
              AuditAct.Outcome.DONE,
              "",
              null));
    }
  }

  /** What can be asked of it. */
  private record Content(
      UUID identity, List<LedgerRow> rows, Object counts, Object people, Object due) {}

  private static void assertSame(Content found, Content expected) {
    assertThat(found.identity()).isEqualTo(expected.identity());
    assertThat(found.counts()).isEqualTo(expected.counts());
    assertThat(found.people()).isEqualTo(expected.people());
    assertThat(found.due()).isEqualTo(expected.due());
    assertThat(found.rows()).isEqualTo(expected.rows());
  }

  private static Content content(
      DataDirectory data, @Nullable PostgresAddress address, Path files) {
    Stores stores = Stores.at(data, address);
    try (ParquetArchive archive = ParquetArchive.in(files);
        Ledger ledger = stores.openLedger(archive);
        Registry registry = stores.openRegistry();
        Timetable timetable =
            stores.openTimetable(SqlTimetable.Pace.DEFAULT, InstantSource.system())) {
      return new Content(
          ledger.identity(),
          ledger.read(0, 10_000),
          List.of(
              ledger.accounting().total(),
              ledger.segments().orElseThrow().months(),
              ledger.segments().orElseThrow().parts(),
              ledger.lastSeq(),
              ledger.senderOf(february("late").id())),
          List.of(
              new Directory(registry).people(),
              registry.<List<Schedule>>read(entries -> entries.schedules().all())),
          timetable.due("s1"));
    }
  }

  /** Runs it again and again, each time ended a step later, until it is through. */
  private MoveJson endedEverywhere(MoveEnd from, MoveEnd to, Path archive) {
    for (int steps = 0; steps < 200; steps++) {
      int[] left = {steps};
      try {
        return new LedgerMove(from, to, () -> new DirectoryStore(archive), CLOCK)
            .run(
                false,
                (what, done, total) -> {
                  left[0]--;
                  if (left[0] < 0) {
                    throw new IllegalStateException("ended");
                  }
                });
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("ended");
        assertTakesNothing(to);
      }
    }
    throw new AssertionError("it does not end");
  }

  private static void assertTakesNothing(MoveEnd to) {
    assertThatThrownBy(() -> Stores.at(to.data(), to.address()).openLedger((p, f, l) -> List.of()))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("only in part moved here");
  }

  @Test
  void move_thereAndBack_endedAtEachStep_isTheSameToTheLastRow() throws IOException {
    DataDirectory firm = firm();
    Content before = content(firm, null, firm.archive());
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);

    MoveJson moved = endedEverywhere(here, there, firm.archive());

    assertThat(moved.whole()).isTrue();
    assertThat(moved.events()).isEqualTo(before.rows().size());
    assertThat(moved.trailWhole()).isTrue();
    assertSame(content(firm, address, firm.archive()), before);
    assertThatThrownBy(() -> Stores.at(firm, null).openLedger((p, f, l) -> List.of()))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("it was moved to postgresql://localhost:");

    try (ParquetArchive files = ParquetArchive.in(firm.archive());
        Ledger ledger = Stores.at(firm, address).openLedger(files)) {
      append(ledger, HOOK, List.of(february("early"), february("new")));
      // The duplicate leaves a gap.
      LedgerRow last = before.rows().get(before.rows().size() - 1);
      assertThat(ledger.lastSeq()).isEqualTo(last.seq() + 2);
      archive(ledger, files);
    }
    Content later = content(firm, address, firm.archive());
    assertThat(later.rows()).hasSize(before.rows().size() + 1).startsWith(before.rows().get(0));
    DataDirectory other = data("other");
    MoveJson back;
    try (Ledger node = Stores.at(firm, address).openLedger((p, f, l) -> List.of())) {
      assertThat(node.closed()).isEmpty();
      back = endedEverywhere(there, new MoveEnd(other, null), firm.archive());
      assertThat(node.closed().orElseThrow()).contains("it was moved to " + other.root());
    }

    assertThat(back.whole()).isTrue();
    assertThat(back.trailWhole()).isTrue();
    assertSame(content(other, null, other.archive()), later);
    assertThat(other.reports().resolve("r1.pdf")).hasContent("a report");
    assertThat(other.auditKey()).hasSameBinaryContentAs(firm.auditKey());
    assertThatThrownBy(() -> Stores.at(firm, address).openLedger((p, f, l) -> List.of()))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("it was moved to " + other.root());
  }

  @Test
  void move_backToWhereItCameFrom_addsWhatIsNew() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    move(here, there, firm, false);
    try (Ledger ledger = Stores.at(firm, address).openLedger(ParquetArchive.in(firm.archive()))) {
      append(ledger, HOOK, List.of(february("new")));
    }
    Content later = content(firm, address, firm.archive());

    assertThat(move(there, here, firm, false).trailWhole()).isTrue();
    assertSame(content(firm, null, firm.archive()), later);
    assertThat(move(here, there, firm, false).whole()).isTrue();
    assertSame(content(firm, address, firm.archive()), later);
  }

  private static MoveJson move(MoveEnd from, MoveEnd to, DataDirectory firm, boolean once) {
    return move(from, to, firm, once, CLOCK);
  }

  private static MoveJson move(
      MoveEnd from, MoveEnd to, DataDirectory firm, boolean once, InstantSource clock) {
    return new LedgerMove(from, to, () -> new DirectoryStore(firm.archive()), clock)
        .run(once, (what, done, total) -> {});
  }

  @Test
  void backup_ofWhatWasLeftBehind_isRefused_andGoesOnWhereTheLedgerCameBack() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    OwnBackup backups = new OwnBackup(firm, "1.0");
    Path place = directory.resolve("backup");
    move(here, there, firm, false);

    assertThatThrownBy(() -> backups.take(place, copied -> {}))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("cannot be backed up: it was moved to " + there.words());
    assertThat(place).doesNotExist();

    move(there, here, firm, false);
    assertThat(backups.take(place, copied -> {}).ledger().events()).isPositive();
  }

  /** What is written meanwhile follows, also where rows that were copied change. */
  @Test
  void move_whileAServerWrites_waitsForItsEnd() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    try (DirectoryLock running = DirectoryLock.take(firm);
        ParquetArchive files = ParquetArchive.in(firm.archive());
        Ledger ledger = Stores.at(firm, null).openLedger(files)) {
      MoveJson first = move(here, there, firm, true);
      assertThat(first.whole()).isFalse();
      assertThat(first.next()).contains("stop the server on " + firm.root());
      append(ledger, HOOK, List.of(february("new")));
      archive(ledger, files);
    }
    Content before = content(firm, null, firm.archive());

    assertThat(move(here, there, firm, false).whole()).isTrue();
    assertSame(content(firm, address, firm.archive()), before);
  }

  @Test
  void move_toWhereOtherDataAre_isRefused() throws IOException {
    DataDirectory firm = firm();
    try (Ledger other = Stores.at(data("node"), address).openLedger((p, f, l) -> List.of())) {
      append(other, HOOK, List.of(february("another")));
    }
    MoveEnd here = new MoveEnd(firm, null);
    assertThatThrownBy(() -> move(here, new MoveEnd(firm, address), firm, false))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("holds other data (rows in segment)");
    assertThat(content(firm, null, firm.archive()).rows()).isNotEmpty();
  }

  @Test
  void move_thatIsCancelled_letsTheOldPlaceGoOn_andIsNotDoneTwice() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    MoveJson moved = move(here, there, firm, false);
    assertThat(moved.tables()).extracting(MovedTableJson::table).contains("event", "person");

    LedgerMove.cancel(here);
    assertThat(content(firm, null, firm.archive()).rows()).isNotEmpty();
    assertThatThrownBy(() -> move(here, there, firm, false))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("holds this ledger already");
  }

  @Test
  void move_again_saysSinceWhenNothingIsLeft_andTouchesNothing() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    MoveJson moved = move(here, there, firm, false);
    try (Ledger ledger = Stores.at(firm, address).openLedger((p, f, l) -> List.of())) {
      append(ledger, HOOK, List.of(february("new")));
    }
    Content later = content(firm, address, firm.archive());

    MoveJson again = move(here, there, firm, false);
    assertThat(again.whole()).isTrue();
    assertThat(again.movedBefore()).isEqualTo(Practice.MONDAY);
    assertThat(again.ledger()).isEqualTo(moved.ledger());
    assertThat(again.events()).isEqualTo(moved.events());
    assertThat(again.to()).isEqualTo(moved.to());
    assertThat(again.trail()).isEqualTo(moved.trail());
    assertThat(again.trailWhole()).isTrue();
    assertThat(again.next()).contains("--ledger '" + address.again() + "'");
    assertThat(move(there, there, firm, false).from()).isEqualTo(firm.root().toString());
    assertSame(content(firm, address, firm.archive()), later);
  }

  @Test
  void move_toAnotherPlaceThanBefore_isRefused_andMakesNothingThere() throws Exception {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    move(here, there, firm, false);
    String schema = "moved_" + SCHEMAS.incrementAndGet();
    PostgresAddress second = PostgresAddress.parse(database.address(schema), null);

    assertThatThrownBy(() -> move(here, new MoveEnd(firm, second), firm, false))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("was moved to " + address.place() + " already, at 2")
        .hasMessageContaining(second.place() + " is another place")
        .satisfies(e -> assertThat(((AnalyticsException) e).code()).isEqualTo(ErrorCode.CONFLICT));
    try (Connection connection = connection(schema);
        ResultSet found = connection.getMetaData().getSchemas(null, schema)) {
      assertThat(found.next()).isFalse();
    }
  }

  @Test
  void move_toAPlaceFromWhichItWentOn_isRefused_andNamesBoth() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    DataDirectory other = data("other");
    move(here, there, firm, false);
    move(there, new MoveEnd(other, null), firm, false);

    assertThatThrownBy(() -> move(here, there, firm, false))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("was moved to " + address.place())
        .hasMessageContaining("from there to " + other.root());
    assertThatThrownBy(() -> Stores.at(firm, address).openLedger((p, f, l) -> List.of()))
        .hasMessageContaining("it was moved to " + other.root());
    try (DirectoryLock running = DirectoryLock.take(other)) {
      MoveJson again = move(there, new MoveEnd(other, null), firm, false);
      assertThat(again.movedBefore()).isEqualTo(Practice.MONDAY);
      assertThat(again.trailWhole()).isTrue();
      assertThat(again.next()).contains("--data " + other.root());
    }
  }

  /** The time is asked for the marks, and again for the trail. */
  private static InstantSource endedBeforeItIsTold() {
    int[] asked = {0};
    return () -> {
      asked[0]++;
      if (asked[0] > 1) {
        throw new IllegalStateException("ended");
      }
      return Practice.MONDAY;
    };
  }

  /** The source has been marked as moved, and the target not yet as whole. */
  @Test
  void move_endedBetweenTheTwoMarks_isFinishedByTheNext() throws Exception {
    DataDirectory firm = firm();
    Content before = content(firm, null, firm.archive());
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    assertThatThrownBy(() -> move(here, there, firm, false, endedBeforeItIsTold()))
        .hasMessage("ended");
    try (Connection connection = connection(address.place().replaceAll(".*=", ""));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE moving SET ended_us = NULL")).isOne();
    }
    assertTakesNothing(there);
    assertThatThrownBy(() -> Stores.at(firm, null).openLedger((p, f, l) -> List.of()))
        .hasMessageContaining("it was moved to");

    MoveJson finished = move(here, there, firm, false);
    assertThat(finished.whole()).isTrue();
    assertThat(finished.movedBefore()).isNull();
    assertSame(content(firm, address, firm.archive()), before);
    assertThat(move(here, there, firm, false).movedBefore()).isNotNull();
  }

  @Test
  void move_endedBeforeTheTrailToldOfIt_isToldByTheNext_once() throws IOException {
    DataDirectory firm = firm();
    MoveEnd here = new MoveEnd(firm, null);
    MoveEnd there = new MoveEnd(firm, address);
    assertThatThrownBy(() -> move(here, there, firm, false, endedBeforeItIsTold()))
        .hasMessage("ended");

    assertThat(move(here, there, firm, false).movedBefore()).isEqualTo(Practice.MONDAY);
    assertThat(move(here, there, firm, false).trailWhole()).isTrue();
    AuditQuery moves = new AuditQuery(null, "migrate", null, null, null, null, null, 9, false);
    try (AuditTrail trail = Stores.at(firm, address).lookAtAuditTrail()) {
      assertThat(trail.find(moves)).hasSize(1);
    }
  }

  @Test
  void nodes_ofALedgerThatWentAway_areRefusedAtOnce() throws IOException {
    DataDirectory firm = firm();
    MoveEnd there = new MoveEnd(firm, address);
    move(new MoveEnd(firm, null), there, firm, false);
    Stores stores = Stores.at(firm, address);
    try (Ledger node = stores.openLedger((p, f, l) -> List.of());
        Registry registry = stores.openRegistry()) {
      append(node, HOOK, List.of(february("new")));
      move(there, new MoveEnd(data("other"), null), firm, false);

      assertThatThrownBy(() -> append(node, HOOK, List.of(february("newer"))))
          .isInstanceOf(AnalyticsException.class)
          .hasMessageContaining("it was moved to another place");
      assertThatThrownBy(() -> new Directory(registry).addTeam("structure"))
          .isInstanceOf(AnalyticsException.class)
          .hasMessageContaining("it was moved to another place");
    }
    try (Ledger ledger = Stores.at(data("other"), null).openLedger((p, f, l) -> List.of())) {
      assertThat(ledger.senderOf(february("new").id())).contains(HOOK);
      assertThat(ledger.senderOf(february("newer").id())).isEmpty();
    }
  }
}
