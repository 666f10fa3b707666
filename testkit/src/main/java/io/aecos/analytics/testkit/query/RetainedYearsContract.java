package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RolledUp;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.BroughtBack;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.source.SourceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two years in simulated time with retention on: events arrive day by day, also late, again and
 * amended; months are archived and brought back, and now and then the projection is made again from
 * what is left. The ledger has to hold what its rules say and give out all that it was given, and
 * the projection to answer like an oracle that was given the same.
 *
 * <p>Two days in a row are compared of each {@code -Daecos.years.every=N}, with 1 each day; {@code
 * -Daecos.years.events=N} is how many events arrive on one; {@code -Doracle.seed=N} repeats a run.
 */
public abstract class RetainedYearsContract {
  private static final int DAYS = 730;
  private static final int EVERY = Integer.getInteger("aecos.years.every", 146);
  private static final int EVENTS = Integer.getInteger("aecos.years.events", 3);
  private static final int KNOWN_PLANS = 6;

  /** On the second day there is something rolled up that lacks little. */
  private static final int IN_A_ROW = 2;

  /**
   * So much slower time goes by than in the world of {@link RandomEvents}, which lasts 182 days.
   */
  private static final int STRETCH = 4;

  private static final LocalDate FIRST = LocalDate.ofInstant(RandomEvents.FROM, ZoneOffset.UTC);

  @TempDir Path here;

  private final long seed = Long.getLong("oracle.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomPlans plans = new RandomPlans(random);
  private final List<Plan> asked = new ArrayList<>();
  private final RetentionOracle kept = new RetentionOracle();
  private int days;
  private int answers;
  private int fromRollups;
  private int restores;
  private int follows;

  /** An empty one in {@code folder}. */
  protected abstract Archive openArchive(Path folder);

  /** An empty one in {@code folder}, which finds again in {@code archived} what it gave up. */
  protected abstract Ledger openLedger(Path folder, ArchivedRows archived);

  /** An empty one in {@code folder}, which keeps rolled up what it is asked, however little. */
  protected abstract Projection openProjection(Path folder);

  @Test
  void twoYears_underRetention_areAnsweredLikeTheOracle() throws Exception {
    TreeMap<Integer, List<Event>> arriving = arriving();
    for (int i = 0; i < KNOWN_PLANS; i++) {
      asked.add(stretched(plans.ofWholeDays()));
    }
    try (Archive archive = openArchive(folder("archive"));
        Ledger ledger = openLedger(folder("retained"), archive);
        Projection engine = openProjection(folder("projection"));
        Projection oracle = new MemoryProjection()) {
      for (int day = 0; day < DAYS; day++) {
        Retention retention = on(day, ledger, archive);
        arrive(arriving.getOrDefault(day, List.of()), day, ledger, oracle);
        retain(retention, day, ledger);
        boolean compared = day % EVERY >= EVERY - IN_A_ROW;
        if (compared || random.nextInt(9) == 0) {
          follow(ledger, engine);
        }
        if (compared) {
          assertHolds(retention, ledger);
          compare(day, engine, oracle);
          days++;
        }
      }
      assertEnd(on(DAYS, ledger, archive));
    }
  }

  private void assertEnd(Retention end) {
    assertThat(end.faults(true)).isEmpty();
    assertThat(end.strangers()).isEmpty();
    List<Segment> archived = end.segments().stream().filter(month -> month.archived() > 0).toList();
    assertThat(archived).isNotEmpty();
    assertThat(restores).isPositive();
    assertThat(kept.late()).isPositive();
    assertThat(fromRollups).as("statements that rollups answered").isPositive();
    System.out.printf(
        "two years, seed %d: %d days and %d answers compared, %d of their statements from rollups;"
            + " %d events, %d of them for archived months, %d brought back, projection made again"
            + " %d times, %d events of %d months archived in the end%n",
        seed,
        days,
        answers,
        fromRollups,
        kept.rows().size(),
        kept.late(),
        restores,
        follows / 12,
        archived.stream().mapToLong(Segment::archived).sum(),
        archived.size());
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(here.resolve(name));
  }

  /** By day: most on the day on which they happened, some up to 200 days late, some again. */
  private TreeMap<Integer, List<Event>> arriving() {
    TreeMap<Integer, List<Event>> days = new TreeMap<>();
    for (LedgerRow row : new RandomEvents(random).rows(DAYS * EVENTS)) {
      Event event = later(row.event());
      LocalDate happened = LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
      int day = (int) (happened.toEpochDay() - FIRST.toEpochDay());
      int late = random.nextInt(5) == 0 ? random.nextInt(200) : 0;
      days.computeIfAbsent(Math.max(0, day) + late, unused -> new ArrayList<>()).add(event);
      if (random.nextInt(20) == 0) {
        int again = Math.max(0, day) + late + random.nextInt(300);
        days.computeIfAbsent(again, unused -> new ArrayList<>()).add(event);
      }
    }
    return days;
  }

  private static Instant stretched(Instant at) {
    return RandomEvents.FROM.plus(Duration.between(RandomEvents.FROM, at).multipliedBy(STRETCH));
  }

  private static Event later(Event event) {
    return event.with(event.id(), stretched(event.occurredAt()));
  }

  /** Over whole days of its zone, as most periods that people choose. */
  private static Plan stretched(Plan plan) {
    List<Window> windows =
        plan.windows().stream()
            .map(
                window ->
                    new Window(
                        midnight(stretched(window.from()), plan.zone()),
                        midnight(stretched(window.to()), plan.zone())))
            .toList();
    return new Plan(
        plan.scope(),
        plan.filter(),
        windows,
        plan.zone(),
        plan.grain(),
        plan.by(),
        plan.groupSeries(),
        plan.measures());
  }

  private static Instant midnight(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private static Instant noon(int day) {
    return FIRST.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** The oracle is given what came, and not what the ledger made of it. */
  private void arrive(List<Event> events, int day, Ledger ledger, Projection oracle) {
    Set<YearMonth> archived = archived(ledger);
    long before = ledger.lastSeq();
    ledger.append(
        new LedgerBatch("test", noon(day), events, List.of(), List.of(), SourceReport.NOTHING));
    List<LedgerRow> taken =
        kept.took(events, noon(day), archived, ledger.read(before, Integer.MAX_VALUE));
    if (!taken.isEmpty()) {
      oracle.apply(taken);
    }
  }

  private static Set<YearMonth> archived(Ledger ledger) {
    return ledger.segments().orElseThrow().parts().stream()
        .map(ArchivedPart::month)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Retention on(int day, Ledger ledger, Archive archive) {
    Clock clock = Clock.fixed(noon(day), ZoneOffset.UTC);
    return new Retention(ledger, archive, RetentionOracle.RULES, clock);
  }

  private void retain(Retention retention, int day, Ledger ledger) {
    LocalDate today = FIRST.plusDays(day);
    if (random.nextInt(9) == 0) {
      retention.run(false, Progress.SILENT);
      kept.assertLeft(ledger.segments().orElseThrow(), today);
    }
    if (day % 60 == 0 || random.nextInt(120) == 0) {
      Set<YearMonth> back = archived(ledger);
      BroughtBack brought =
          retention.bringBack(today.minusDays(300), today.minusDays(200), Progress.SILENT);
      back.removeIf(month -> month.isBefore(brought.from()) || month.isAfter(brought.to()));
      kept.broughtBack(back, today);
      restores += back.size();
    }
  }

  /** Now and then from the beginning, when much of it is in the archive. */
  private void follow(Ledger ledger, Projection projection) {
    follows++;
    if (follows % 12 == 0) {
      projection.clear();
    }
    List<LedgerRow> rows = ledger.read(projection.watermark().seq(), Integer.MAX_VALUE);
    if (!rows.isEmpty()) {
      projection.apply(rows);
    }
  }

  private void assertHolds(Retention retention, Ledger ledger) {
    assertThat(ledger.read(0, Integer.MAX_VALUE)).isEqualTo(kept.rows());
    assertThat(ledger.faults()).isEmpty();
    assertThat(retention.faults(false)).isEmpty();
    kept.assertCounted(retention);
  }

  private void compare(int day, Projection engine, Projection oracle) throws InterruptedException {
    if (day % EVERY == EVERY - 1 && day / EVERY % 2 == 0) {
      engine.rolledUp().refresh();
    }
    Plan once = stretched(plans.plan());
    List<Plan> now = new ArrayList<>(asked);
    now.add(everyday(day));
    now.add(once);
    String label = "seed " + seed + ", day " + day + ": ";
    for (Plan plan : now) {
      RolledUp.Answer answer = engine.rolledUp().answer(plan);
      OracleContract.compare(label + plan, plan, answer.cells(), oracle.run(plan));
      fromRollups += answer.fromRollups();
      answers++;
    }
    assertThat(OracleContract.seqs(plans, once, engine))
        .as(label + once)
        .isEqualTo(OracleContract.seqs(plans, once, oracle));
  }

  /** What a sheet asks: the last 30 days, those before, and the last year. */
  private static Plan everyday(int day) {
    Instant now = FIRST.plusDays(day + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant month = now.minus(Duration.ofDays(30));
    return new Plan(
        Access.everything(),
        Condition.ALWAYS,
        List.of(
            new Window(month, now),
            new Window(month.minus(Duration.ofDays(30)), month),
            new Window(now.minus(Duration.ofDays(365)), now)),
        ZoneOffset.UTC,
        Grain.DAY,
        List.of(Dimension.of(EventColumn.MODULE)),
        false,
        List.of(
            new Measure.Count(Condition.ALWAYS),
            new Measure.Sum(Condition.ALWAYS, new Field.Value()),
            new Measure.Distinct(Condition.ALWAYS, Dimension.of(EventColumn.USER))));
  }
}
