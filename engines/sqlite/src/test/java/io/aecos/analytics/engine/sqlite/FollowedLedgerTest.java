package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projection holds what one ledger holds, and nothing of any other. */
final class FollowedLedgerTest {
  private static final Instant MONDAY = Practice.MONDAY;
  private static final Instant LATER = MONDAY.plusSeconds(1);
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final List<Event> EVENTS = Practice.of(5).happenings(20);

  @TempDir Path directory;
  private final Watched projection = new Watched();

  @AfterEach
  void close() {
    projection.close();
  }

  @Test
  void longerForeignLedger_isRefused_andNothingOfItIsMixed() {
    follow("one", 0, 3, MONDAY);
    Fingerprint before = projection.fingerprint();
    try (Ledger two = ledger("two", 5, 15, LATER);
        Follower follower = started(two)) {
      await(() -> follower.failure().isPresent());

      assertThat(follower.failure().orElseThrow())
          .contains("another ledger", "aecos analytics rebuild");
      assertThat(projection.fingerprint()).isEqualTo(before);
      assertThat(projection.watermark().seq()).isEqualTo(3);
      assertThat(projection.cleared).isZero();
    }
  }

  @Test
  void rebuild_ofAForeignLedgersProjection_followsThisOne() {
    follow("one", 0, 3, MONDAY);
    Fingerprint before = projection.fingerprint();
    try (Ledger two = ledger("two", 5, 15, LATER);
        Follower follower = started(two)) {
      await(() -> follower.failure().isPresent());
      Follower.Rebuilt rebuilt = follower.rebuild(RebuildProgress.SILENT);

      assertThat(rebuilt.before()).isEqualTo(before);
      assertThat(rebuilt.after()).isEqualTo(rebuilt.ledger()).isEqualTo(content(two));
      assertThat(projection.followed()).contains(new Followed(two.identity(), 0));
      append(two, 15, 16, LATER);
      follower.wake();
      await(() -> follower.failure().isEmpty() && follower.behind() == 0);
      assertThat(projection.fingerprint()).isEqualTo(content(two));
      assertThat(projection.fingerprint().rows()).isEqualTo(11);
    }
  }

  @Test
  void rebuild_tellsItsProgress_upToItsEnd() {
    try (Ledger one = ledger("one", 0, 9, MONDAY);
        Follower follower = started(one)) {
      List<String> told = new ArrayList<>();
      follower.rebuild((done, total, what) -> told.add(done + " of " + total + " " + what));

      assertThat(told)
          .containsExactly(
              "0 of 18 reading what is there",
              "0 of 18 making it again",
              "9 of 18 making it again");
    }
  }

  @Test
  void rebuild_ofAmendedEvents_isEqual_andReadsTheLedgerOnceMore() {
    try (Ledger one = amended();
        Follower follower = started(one)) {
      List<String> told = new ArrayList<>();
      Follower.Rebuilt rebuilt =
          follower.rebuild((done, total, what) -> told.add(done + " of " + total + " " + what));

      assertThat(rebuilt.equal()).isTrue();
      assertThat(rebuilt.ledger()).isEqualTo(content(one));
      assertThat(rebuilt.ledger().rows()).isEqualTo(8);
      assertThat(told).last().isEqualTo("26 of 26 comparing it with the ledger");
      assertThat(follower.compare(RebuildProgress.SILENT)).isEqualTo(rebuilt);
    }
  }

  @Test
  void rebuild_ofWhatWasChanged_isNotEqual_andIsTheLedgerAfterwards() {
    projection.lost = EVENTS.get(4).id();
    try (Ledger one = amended();
        Follower follower = started(one)) {
      assertThat(follower.compare(RebuildProgress.SILENT).equal()).isFalse();
      Follower.Rebuilt lossy = follower.rebuild(RebuildProgress.SILENT);
      projection.lost = null;
      Follower.Rebuilt mended = follower.rebuild(RebuildProgress.SILENT);

      assertThat(lossy.equal()).as("with a loss").isFalse();
      assertThat(lossy.after()).isNotEqualTo(lossy.ledger());
      assertThat(mended.equal()).as("before it was mended").isFalse();
      assertThat(mended.after()).isEqualTo(mended.ledger()).isEqualTo(content(one));
      assertThat(follower.rebuild(RebuildProgress.SILENT).equal()).isTrue();
    }
  }

  /** Nine events and four amendments: early and late, one of nothing, one that takes out. */
  private Ledger amended() {
    Ledger ledger = open("amended");
    Event late = EVENTS.get(2);
    Event early = EVENTS.get(7);
    append(ledger, EVENTS.subList(0, 5), MONDAY);
    append(
        ledger,
        List.of(
            Amendment.of(late, patch(late, "ada"), "1"),
            Amendment.of(early, patch(early, "eve"), "1"),
            Amendment.supersession(EVENTS.get(3).id(), late.id(), late.occurredAt(), null, "test"),
            Amendment.of(EVENTS.get(15), patch(EVENTS.get(15), "ida"), "1")),
        MONDAY);
    append(ledger, EVENTS.subList(5, 9), LATER);
    return ledger;
  }

  private static Event patch(Event event, String user) {
    return Event.builder(event.id(), event.occurredAt(), event.eventType(), "test")
        .user(user)
        .build();
  }

  @Test
  void rebuild_thatIsInterrupted_ends_andIsMadeUpForByTheFollower() {
    try (Ledger one = ledger("one", 0, 9, MONDAY);
        Follower follower = started(one)) {
      assertThatThrownBy(
              () ->
                  follower.rebuild(
                      (done, total, what) -> {
                        if (what.startsWith("making") && done == 0) {
                          Thread.currentThread().interrupt();
                        }
                      }))
          .hasMessageContaining("ended before it was through");
      assertThat(Thread.interrupted()).isTrue();
      await(() -> follower.behind() == 0);
      assertThat(projection.fingerprint()).isEqualTo(content(one));
    }
  }

  @Test
  void sameLedger_goesOn() {
    follow("one", 0, 3, MONDAY);
    follow("one", 3, 9, LATER);

    assertThat(projection.fingerprint()).isEqualTo(content("one"));
    assertThat(projection.cleared).isZero();
  }

  @Test
  void projectionWithoutIdentity_ofThisLedger_isAdopted() {
    try (Ledger one = ledger("one", 0, 3, MONDAY)) {
      projection.apply(one.read(0, 10));
    }
    follow("one", 3, 9, LATER);

    assertThat(projection.fingerprint()).isEqualTo(content("one"));
    assertThat(projection.cleared).isZero();
    try (Ledger one = open("one")) {
      assertThat(projection.followed()).contains(new Followed(one.identity(), 0));
    }
  }

  @Test
  void projectionWithoutIdentity_ofAnotherLedger_isMadeAgain() {
    try (Ledger one = ledger("one", 0, 3, MONDAY)) {
      projection.apply(one.read(0, 10));
    }
    follow("two", 5, 15, LATER);

    assertThat(projection.fingerprint()).isEqualTo(content("two"));
    assertThat(projection.cleared).isEqualTo(1);
  }

  @Test
  void ledgerThatWasSetBack_isFollowedFromTheBeginning() throws Exception {
    ledger("one", 0, 2, MONDAY).close();
    Files.copy(path("one"), path("copy"));
    follow("one", 2, 5, MONDAY);
    follow("copy", 2, 2, LATER);
    assertThat(projection.fingerprint()).isEqualTo(content("copy"));
    assertThat(projection.cleared).isEqualTo(1);
  }

  @Test
  void copyThatWentOnByItself_isFollowedFromTheBeginning() throws Exception {
    ledger("one", 0, 2, MONDAY).close();
    Files.copy(path("one"), path("copy"));
    follow("one", 2, 4, MONDAY);
    try (Ledger copy = open("copy")) {
      append(copy, 2, 3, LATER);
    }
    follow("copy", 4, 9, LATER);

    assertThat(projection.fingerprint()).isEqualTo(content("copy"));
    assertThat(projection.cleared).isEqualTo(1);
  }

  /** Appends some of the events and follows the ledger until all of it is in the projection. */
  private void follow(String name, int from, int to, Instant receivedAt) {
    try (Ledger ledger = ledger(name, from, to, receivedAt);
        Follower follower = started(ledger)) {
      await(() -> projection.fingerprint().equals(content(ledger)));
      assertThat(follower.failure()).isEmpty();
    }
  }

  private Follower started(Ledger ledger) {
    Follower follower = new Follower(ledger, projection);
    follower.start();
    return follower;
  }

  private Ledger ledger(String name, int from, int to, Instant receivedAt) {
    Ledger ledger = open(name);
    append(ledger, from, to, receivedAt);
    return ledger;
  }

  private Ledger open(String name) {
    return SqliteLedger.open(path(name));
  }

  private Path path(String name) {
    return directory.resolve(name + ".sqlite");
  }

  private static void append(Ledger ledger, int from, int to, Instant receivedAt) {
    append(ledger, EVENTS.subList(from, to), receivedAt);
  }

  private static void append(Ledger ledger, List<Event> events, Instant receivedAt) {
    ledger.append(
        new LedgerBatch("http", receivedAt, events, List.of(), List.of(), SourceReport.NOTHING));
  }

  private Fingerprint content(String name) {
    try (Ledger ledger = open(name)) {
      return content(ledger);
    }
  }

  private static Fingerprint content(Ledger ledger) {
    MemoryProjection expected = new MemoryProjection();
    expected.apply(ledger.read(0, EVENTS.size()));
    return expected.fingerprint();
  }

  private static void await(BooleanSupplier wanted) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  /** Counts how often it had to begin again, and may have lost what one event says. */
  private static final class Watched extends MemoryProjection {
    private int cleared;
    private volatile @Nullable UUID lost;

    @Override
    public synchronized void apply(List<LedgerRow> batch) {
      super.apply(batch.stream().map(this::kept).toList());
    }

    private LedgerRow kept(LedgerRow row) {
      Event event = row.event();
      return event.id().equals(lost)
          ? new LedgerRow(
              row.seq(),
              row.receivedAt(),
              Event.builder(event.id(), event.occurredAt(), event.eventType(), event.source())
                  .build())
          : row;
    }

    @Override
    public synchronized void clear() {
      cleared++;
      super.clear();
    }
  }
}
