package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An engine must give the oracle's cells and rows for random plans over random events, which arrive
 * in stages: what was asked before is asked again when there is more, some of it amended. The seed
 * is in every failure's message; {@code -Doracle.seed=N} repeats it, {@code -Doracle.plans=N} asks
 * for more.
 */
public abstract class OracleContract {
  private static final int EVENTS = 600;
  private static final int STAGES = 3;
  private static final int ROUNDS = 6;
  private static final double PRECISION = 1e-9;

  /** An empty projection of the engine under test. */
  protected abstract Projection open() throws Exception;

  @Test
  void run_answersLikeTheOracle() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    RandomPlans plans = new RandomPlans(random);
    List<Plan> asked = new ArrayList<>();
    try (Projection engine = open();
        Projection oracle = new MemoryProjection()) {
      for (int stage = 0; stage < STAGES; stage++) {
        List<LedgerRow> fresh =
            rows.subList(stage * EVENTS / STAGES, (stage + 1) * EVENTS / STAGES);
        apply(fresh, random, engine);
        apply(fresh, random, oracle);
        for (int i = 0; i < Integer.getInteger("oracle.plans", 60) / STAGES; i++) {
          asked.add(plans.plan());
        }
        for (Plan plan : asked) {
          String label = "seed " + seed + ", stage " + stage + ": " + plan;
          compare(label, plan, engine.run(plan), oracle.run(plan));
          assertThat(engine.span(plan.scope(), plan.filter()))
              .as(label)
              .isEqualTo(oracle.span(plan.scope(), plan.filter()));
        }
      }
      for (Plan plan : asked) {
        assertThat(seqs(plans, plan, engine))
            .as("seed " + seed + ": " + plan)
            .isEqualTo(seqs(plans, plan, oracle))
            .isEqualTo(eachSeq(plans, plan, engine));
      }
    }
  }

  /**
   * What was worked out before stands on days of which some change, in zones where these differ.
   */
  @Test
  void run_amendedAgainAndAgain_answersLikeTheOracle() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    RandomEvents events = new RandomEvents(random);
    RandomPlans plans = new RandomPlans(random);
    List<Plan> asked = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("oracle.plans", 12); i++) {
      asked.add(plans.ofWholeDays());
    }
    try (Projection engine = open();
        Projection oracle = new MemoryProjection()) {
      List<LedgerRow> fresh = events.rows(EVENTS / 2);
      for (int round = 0; round < ROUNDS; round++) {
        engine.apply(fresh);
        oracle.apply(fresh);
        for (Plan plan : asked) {
          String label = "seed " + seed + ", round " + round + ": " + plan;
          compare(label, plan, engine.run(plan), oracle.run(plan));
        }
        fresh = events.amendments(1 + random.nextInt(round % 3 == 2 ? 20 : 4));
      }
    }
  }

  /** In batches of any size: how rows arrive must not matter. */
  private static void apply(List<LedgerRow> rows, Random random, Projection projection) {
    int from = 0;
    while (from < rows.size()) {
      int to = Math.min(rows.size(), from + 1 + random.nextInt(200));
      projection.apply(rows.subList(from, to));
      from = to;
    }
  }

  static void compare(String label, Plan plan, CellSet actual, CellSet expected) {
    assertThat(actual.watermark()).as(label).isEqualTo(expected.watermark());
    Map<List<@Nullable Object>, Cell> cells = byPlace(actual);
    assertThat(byPlace(expected).keySet()).as(label).containsAll(cells.keySet());
    byPlace(expected)
        .forEach(
            (place, cell) -> {
              for (int i = 0; i < cell.values().size(); i++) {
                Cell other = cells.get(place);
                same(
                    label + " at " + place + ", measure " + i,
                    other == null ? empty(plan.measures().get(i)) : other.values().get(i),
                    cell.values().get(i));
              }
            });
  }

  /** What a cell that an engine leaves out stands for. */
  private static @Nullable Double empty(Measure measure) {
    return measure instanceof Measure.Count ? Double.valueOf(0) : null;
  }

  private static Map<List<@Nullable Object>, Cell> byPlace(CellSet set) {
    Map<List<@Nullable Object>, Cell> cells = new LinkedHashMap<>();
    for (Cell cell : set.cells()) {
      List<@Nullable Object> place = new ArrayList<>();
      place.add(cell.window());
      place.add(cell.kind());
      place.add(cell.bucket());
      place.addAll(cell.key());
      assertThat(cells.put(place, cell)).as("two cells at " + place).isNull();
    }
    return cells;
  }

  private static void same(String label, @Nullable Double actual, @Nullable Double expected) {
    if (actual == null || expected == null) {
      assertThat(actual).as(label).isEqualTo(expected);
    } else {
      double scale = Math.max(1, Math.abs(expected));
      assertThat(actual).as(label).isCloseTo(expected, within(PRECISION * scale));
    }
  }

  static List<Long> seqs(RandomPlans plans, Plan plan, Projection projection) {
    List<Long> seqs = new ArrayList<>();
    String cursor = null;
    do {
      EventPage page = projection.events(plans.selection(plan, 97, cursor));
      page.rows().forEach(row -> seqs.add(row.seq()));
      cursor = page.next();
      assertThat(page.total()).isGreaterThanOrEqualTo(seqs.size());
    } while (cursor != null);
    return seqs;
  }

  private static List<Long> eachSeq(RandomPlans plans, Plan plan, Projection projection) {
    List<Long> seqs = new ArrayList<>();
    projection.each(
        plans.selection(plan, 97, null),
        new EventSink() {
          @Override
          public void begin(long total, Watermark watermark) {}

          @Override
          public void next(LedgerRow row) {
            seqs.add(row.seq());
          }
        });
    return seqs;
  }
}
