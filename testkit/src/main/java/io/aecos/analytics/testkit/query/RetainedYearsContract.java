package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.source.SourceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two years in simulated time with retention on: events arrive day by day, also late, again and
 * amended; months are archived and brought back, and now and then the projection is made again from
 * what is left. It has to answer like an oracle over a ledger that keeps everything.
 *
 * <p>How many days lie between two comparisons is {@code -Daecos.years.every=N}, 1 for each day,
 * and {@code -Daecos.years.events=N} how many events arrive on one; {@code -Doracle.seed=N} repeats
 * a run.
 */
public abstract class RetainedYearsContract {
  private static final int DAYS = 730;
  private static final int EVERY = Integer.getInteger("aecos.years.every", 73);
  private static final int EVENTS = Integer.getInteger("aecos.years.events", 3);
  private static final int KNOWN_PLANS = 6;

  /**
   * So much slower time goes by than in the world of {@link RandomEvents}, which lasts 182 days.
   */
  private static final int STRETCH = 4;

  private static final LocalDate FIRST = LocalDate.ofInstant(RandomEvents.FROM, ZoneOffset.UTC);
  private static final RetentionRules RULES =
      new RetentionRules(
          Keep.parse("90d"),
          Map.of("cost", Keep.parse("1y"), "security", Keep.FOREVER),
          Set.of("p"));

  @TempDir Path here;

  private final long seed = Long.getLong("oracle.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomPlans plans = new RandomPlans(random);
  private final List<Plan> asked = new ArrayList<>();
  private int answers;

  /** An empty one in {@code folder}. */
  protected abstract Archive openArchive(Path folder);

  /** An empty one in {@code folder}, which finds again in {@code archived} what it gave up. */
  protected abstract Ledger openLedger(Path folder, ArchivedRows archived);

  /** An empty one in {@code folder}. */
  protected abstract Projection openProjection(Path folder);

  @Test
  void twoYears_underRetention_areAnsweredLikeTheOracle() throws IOException {
    TreeMap<Integer, List<Event>> arriving = arriving();
    for (int i = 0; i < KNOWN_PLANS; i++) {
      asked.add(stretched(plans.ofWholeDays()));
    }
    try (Archive archive = openArchive(folder("archive"));
        Ledger ledger = openLedger(folder("retained"), archive);
        Ledger whole = openLedger(folder("whole"), (part, first, last) -> List.of());
        Projection engine = openProjection(folder("projection"));
        Projection oracle = new MemoryProjection()) {
      for (int day = 0; day < DAYS; day++) {
        List<Event> events = arriving.getOrDefault(day, List.of());
        append(events, day, ledger);
        append(events, day, whole);
        retain(on(day, ledger, archive), day);
        if (random.nextInt(90) == 0) {
          engine.clear();
        }
        follow(ledger, engine);
        follow(whole, oracle);
        if (day % EVERY == EVERY - 1) {
          compare(day, engine, oracle);
        }
      }
      Retention end = on(DAYS, ledger, archive);
      assertThat(end.faults(true)).isEmpty();
      assertThat(end.segments()).extracting(Segment::archived).anyMatch(count -> count > 0);
      assertThat(ledger.read(0, Integer.MAX_VALUE)).isEqualTo(whole.read(0, Integer.MAX_VALUE));
      System.out.printf(
          "two years, seed %d: %d events, %d answers compared, %d events archived in the end%n",
          seed,
          whole.accounting().total().stored(),
          answers,
          end.segments().stream().mapToLong(Segment::archived).sum());
    }
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

  private static void append(List<Event> events, int day, Ledger ledger) {
    ledger.append(
        new LedgerBatch("test", noon(day), events, List.of(), List.of(), SourceReport.NOTHING));
  }

  private static Retention on(int day, Ledger ledger, Archive archive) {
    return new Retention(ledger, archive, RULES, Clock.fixed(noon(day), ZoneOffset.UTC));
  }

  private void retain(Retention retention, int day) {
    if (random.nextInt(9) == 0) {
      retention.run(false, Progress.SILENT);
    }
    if (random.nextInt(60) == 0) {
      LocalDate today = FIRST.plusDays(day);
      retention.bringBack(today.minusDays(300), today.minusDays(200), Progress.SILENT);
    }
  }

  private static void follow(Ledger ledger, Projection projection) {
    List<LedgerRow> rows = ledger.read(projection.watermark().seq(), Integer.MAX_VALUE);
    if (!rows.isEmpty()) {
      projection.apply(rows);
    }
  }

  private void compare(int day, Projection engine, Projection oracle) {
    List<Plan> now = new ArrayList<>(asked);
    now.add(stretched(plans.plan()));
    for (Plan plan : now) {
      String label = "seed " + seed + ", day " + day + ": " + plan;
      OracleContract.compare(label, plan, engine.run(plan), oracle.run(plan));
      answers++;
    }
  }
}
