package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Moved;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.retention.Segment.State;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds an engine to what retention needs of it: months move out and back, and nothing is lost. */
public abstract class RetentionContract {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final RetentionRules SHORT =
      new RetentionRules(Keep.parse("90d"), Map.of(), Set.of());

  private final MemoryArchive archive = new MemoryArchive();

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  /** Opens the ledger of the current test, which finds again in {@code files} what it gave up. */
  protected abstract Ledger open(ArchivedRows files);

  /** Opens another one that keeps everything. */
  protected abstract Ledger openAnother();

  @BeforeEach
  void openFirst() {
    ledger = open(archive);
  }

  @AfterEach
  void closeLast() {
    ledger.close();
  }

  private Retention on(String day, RetentionRules rules) {
    return on(day, rules, archive);
  }

  private Retention on(String day, RetentionRules rules, Archive place) {
    Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new Retention(ledger, place, rules, Clock.fixed(noon, ZoneOffset.UTC));
  }

  private void append(List<Event> events) {
    ledger.append(
        new LedgerBatch(
            "test", Practice.MONDAY, events, List.of(), List.of(), SourceReport.NOTHING));
  }

  @ParameterizedTest
  @CsvSource({
    "90d, 2026-06-29, false",
    "90d, 2026-06-30, true",
    "1 month, 2026-04-30, false",
    "1 month, 2026-05-01, true",
    "2y, 2028-03-31, false",
    "2 years, 2028-04-01, true",
    "forever, 9999-12-31, false"
  })
  void keep_isOverWhenTheMonthsLastDayIs(String text, LocalDate today, boolean over) {
    assertThat(Keep.parse(text).isOver(MARCH, today)).isEqualTo(over);
  }

  @Test
  void run_byModuleAndHold_movesWhatIsDue_andSaysWhatStays() {
    append(Practice.of(1).happenings(300));
    RetentionRules rules =
        new RetentionRules(
            Keep.parse("90d"), Map.of("cost", Keep.FOREVER), Set.of("harbour-school"));
    List<LedgerRow> before = ledger.read(0, 1_000);
    long stays =
        before.stream()
            .map(LedgerRow::event)
            .filter(e -> e.occurredAt().isBefore(Instant.parse("2026-04-01T00:00:00Z")))
            .filter(
                e -> e.eventType().module().equals("cost") || "harbour-school".equals(e.project()))
            .count();

    assertThat(on("2026-06-29", rules).run(false, Progress.SILENT).months()).isEmpty();
    Retention.Outcome dry = on("2026-06-30", rules).run(true, Progress.SILENT);
    assertThat(ledger.segments().orElseThrow().parts()).isEmpty();
    Retention.Outcome real = on("2026-06-30", rules).run(false, Progress.SILENT);

    assertThat(real.events()).isEqualTo(dry.events()).isPositive();
    Moved march = real.months().get(0);
    assertThat(march.held() + march.kept()).isEqualTo(stays).isPositive();
    assertThat(ledger.read(0, 1_000)).isEqualTo(before);
    Segment segment = on("2026-06-30", rules).segments().get(0);
    assertThat(segment.state()).isEqualTo(State.ARCHIVED);
    assertThat(segment.inLedger()).isEqualTo(stays);
    assertThat(on("2026-06-30", rules).run(false, Progress.SILENT).events()).isZero();
  }

  @Test
  void segments_areOpenThenSealedThenArchived() {
    append(Practice.of(1).happenings(5));

    assertThat(on("2026-03-31", SHORT).segments().get(0).state()).isEqualTo(State.OPEN);
    assertThat(on("2026-04-01", SHORT).segments().get(0).state()).isEqualTo(State.SEALED);
    on("2026-08-01", SHORT).run(false, Progress.SILENT);
    assertThat(on("2026-08-01", SHORT).segments().get(0).state()).isEqualTo(State.ARCHIVED);
  }

  /** Where a run may be broken off. */
  private enum Step {
    BEFORE_WRITING,
    AFTER_WRITING,
    BEFORE_REMOVING
  }

  @ParameterizedTest
  @EnumSource
  void run_brokenOff_losesNothing_andTheNextGoesOn(Step step) {
    append(Practice.of(1).happenings(50));
    List<LedgerRow> before = ledger.read(0, 1_000);
    Breaking breaking = new Breaking(archive, step);
    if (step == Step.BEFORE_REMOVING) {
      on("2026-08-01", SHORT).run(false, Progress.SILENT);
      Retention broken = on("2026-08-01", SHORT, breaking);
      assertThatThrownBy(() -> bringBack(broken)).hasMessage("broken off");
      assertThat(ledger.read(0, 1_000)).isEqualTo(before);
      bringBack(on("2026-08-01", SHORT));
      assertThat(on("2026-08-01", SHORT).segments().get(0).archived()).isZero();
      assertThat(on("2026-08-01", SHORT).strangers()).hasSize(1);
    } else {
      Retention broken = on("2026-08-01", SHORT, breaking);
      assertThatThrownBy(() -> broken.run(false, Progress.SILENT)).hasMessage("broken off");
      assertThat(ledger.read(0, 1_000)).isEqualTo(before);
      assertThat(on("2026-08-01", SHORT).segments().get(0).archived()).isZero();
      on("2026-08-01", SHORT).run(false, Progress.SILENT);
      assertThat(on("2026-08-01", SHORT).segments().get(0).archived()).isEqualTo(50);
      assertThat(on("2026-08-01", SHORT).strangers()).isEmpty();
    }
    assertThat(ledger.read(0, 1_000)).isEqualTo(before);
  }

  private static Retention.BroughtBack bringBack(Retention retention) {
    return retention.bringBack(MARCH.atDay(1), MARCH.atDay(31), Progress.SILENT);
  }

  /** An archive that ends at one step as a kill would. */
  private record Breaking(Archive archive, Step step) implements Archive {
    @Override
    public ArchivedPart write(UUID ledger, YearMonth month, List<StoredRow> rows, Instant at) {
      if (step == Step.AFTER_WRITING) {
        archive.write(ledger, month, rows, at);
      }
      throw new IllegalStateException("broken off");
    }

    @Override
    public void remove(ArchivedPart part) {
      throw new IllegalStateException("broken off");
    }

    @Override
    public List<StoredRow> read(ArchivedPart part, long firstSeq, long lastSeq) {
      return archive.read(part, firstSeq, lastSeq);
    }

    @Override
    public String words() {
      return archive.words();
    }

    @Override
    public List<String> faults(List<ArchivedPart> parts, boolean deep) {
      return archive.faults(parts, deep);
    }

    @Override
    public List<String> leftovers() {
      return archive.leftovers();
    }

    @Override
    public int removeLeftovers() {
      return archive.removeLeftovers();
    }

    @Override
    public List<String> strangers(Set<String> known) {
      return archive.strangers(known);
    }

    @Override
    public void close() {
      archive.close();
    }
  }

  @Test
  void run_leavesWhatIsHeldMeanwhile_untilItIsReleased() {
    append(Practice.of(1).happenings(300));
    Set<String> held = new HashSet<>(Set.of("harbour-school"));
    Clock noon = Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC);
    Retention retention =
        new Retention(
            ledger, archive, SHORT, new Retention.Circumstances(Duty.OWN, () -> held), noon);
    long ofProject =
        ledger.read(0, 1_000).stream()
            .filter(row -> "harbour-school".equals(row.event().project()))
            .count();

    Moved march = retention.run(false, Progress.SILENT).months().get(0);
    assertThat(march.held()).isEqualTo(ofProject).isPositive();
    assertThat(retention.rules().words()).contains("harbour-school is held");
    held.clear();
    assertThat(retention.run(false, Progress.SILENT).events()).isEqualTo(ofProject);
  }

  @Test
  void run_whileItIsAnotherServersDuty_isRefused_andADryOneIsNot() {
    append(Practice.of(1).happenings(20));
    Instant noon = Instant.parse("2026-08-01T12:00:00Z");
    Retention second =
        new Retention(
            ledger,
            archive,
            SHORT,
            new Retention.Circumstances(new Anothers(), Set::of),
            Clock.fixed(noon, ZoneOffset.UTC));

    assertThatThrownBy(() -> second.run(false, Progress.SILENT))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThat(second.run(true, Progress.SILENT).events()).isEqualTo(20);
    assertThat(ledger.segments().orElseThrow().parts()).isEmpty();
  }

  /** A duty that somebody else has. */
  private static final class Anothers implements Duty {
    @Override
    public boolean isMine() {
      return false;
    }

    @Override
    public void reached(long seq) {}

    @Override
    public long reached() {
      return 0;
    }
  }

  @Test
  void run_ofSomebodyWhoReadTheSameRows_isRefused() {
    append(Practice.of(1).happenings(20));
    List<StoredRow> rows = ledger.segments().orElseThrow().held(MARCH, 0, 100);
    on("2026-08-01", SHORT).run(false, Progress.SILENT);
    ArchivedPart second =
        archive.write(ledger.identity(), MARCH, rows.subList(3, 9), Instant.EPOCH);

    assertThatThrownBy(() -> ledger.segments().orElseThrow().giveUp(second, rows.subList(3, 9)))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThat(ledger.read(0, 100)).hasSize(20);
  }

  /**
   * Two years, day by day: what arrives, late and again, amended before and after it was archived;
   * the ledger is at each moment what it would be without retention.
   */
  @Test
  void twoYears_dayByDay_areThoseOfALedgerThatKeepsEverything() {
    Random random = new Random(11);
    List<Event> all = new ArrayList<>();
    LocalDate first = LocalDate.of(2024, 1, 1);
    try (Ledger other = openAnother();
        MemoryProjection projection = new MemoryProjection();
        Follower follower = new Follower(ledger, projection)) {
      for (int day = 0; day < 730; day++) {
        LocalDate today = first.plusDays(day);
        List<Event> events = arriving(today, all, random);
        append(events);
        other.append(
            new LedgerBatch(
                "test", Practice.MONDAY, events, List.of(), List.of(), SourceReport.NOTHING));
        if (random.nextInt(9) == 0) {
          on(today.toString(), SHORT).run(false, Progress.SILENT);
        }
        if (random.nextInt(60) == 0) {
          on(today.toString(), SHORT)
              .bringBack(today.minusDays(300), today.minusDays(200), Progress.SILENT);
        }
        if (day % 30 == 0) {
          assertThat(ledger.read(0, 100_000)).isEqualTo(other.read(0, 100_000));
          projection.apply(ledger.read(projection.watermark().seq(), 100_000));
        }
      }
      on("2026-01-01", SHORT).run(false, Progress.SILENT);
      assertThat(ledger.read(0, 100_000)).isEqualTo(other.read(0, 100_000));
      assertThat(ledger.accounting().total()).isEqualTo(other.accounting().total());
      long held = on("2026-01-01", SHORT).segments().stream().mapToLong(Segment::inLedger).sum();
      assertThat(held).isLessThan(other.lastSeq() / 3);
      assertThat(on("2026-01-01", SHORT).faults(true)).isEmpty();
      Follower.Rebuilt rebuilt = follower.rebuild(RebuildProgress.SILENT);
      assertThat(rebuilt.equal()).isTrue();
      assertThat(rebuilt.after().rows()).isPositive();
    }
  }

  private static List<Event> arriving(LocalDate today, List<Event> all, Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      LocalDate day = random.nextInt(5) == 0 ? today.minusDays(random.nextInt(200)) : today;
      Event event =
          Practice.event(
                  today + " " + i, Practice.GENERATED, day.atTime(9, i).toInstant(ZoneOffset.UTC))
              .user(Practice.PEOPLE.get(random.nextInt(5)))
              .value(random.nextInt(100) / 4.0)
              .build();
      events.add(event);
      all.add(event);
    }
    Event known = all.get(random.nextInt(all.size()));
    events.add(known);
    events.add(
        Event.builder(
                EventIds.of("practice", "amendment of " + today),
                known.occurredAt(),
                Amendment.TYPE,
                known.source())
            .attribute(Amendment.TARGET, known.id().toString())
            .value((double) random.nextInt(50))
            .build());
    return events;
  }
}
