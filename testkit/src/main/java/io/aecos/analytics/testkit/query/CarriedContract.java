package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Answers that are carried forward must be the oracle's after every batch: events that come late,
 * are amended before or after they came, change their group or leave, under random plans. The seed
 * is in every failure's message; {@code -Doracle.seed=N} repeats it, {@code -Doracle.plans=N} asks
 * for more.
 */
public abstract class CarriedContract {
  private static final int EVENTS = 400;
  private static final int AT_FIRST = 200;
  private static final int MOST_AT_ONCE = 30;

  /** An empty projection of the engine under test, which remembers what came last. */
  protected abstract Projection open() throws Exception;

  @Test
  void run_carriedForwardBatchByBatch_answersLikeTheOracle() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    List<Plan> plans = plans(random);
    try (Projection engine = open();
        CachingProjection kept = new CachingProjection(engine, 1_000);
        Projection oracle = new MemoryProjection()) {
      int from = 0;
      int to = AT_FIRST;
      while (from < rows.size()) {
        kept.apply(rows.subList(from, to));
        oracle.apply(rows.subList(from, to));
        for (Plan plan : plans) {
          String label = "seed " + seed + ", rows " + from + " to " + to + ": " + plan;
          compare(label, plan, kept, oracle);
          if (from > 0) {
            assertThat(kept.run(plan).statement())
                .as(label)
                .isEqualTo(kept.arrivals().orElseThrow().statement(plan));
          }
        }
        from = to;
        to = Math.min(rows.size(), from + 1 + random.nextInt(MOST_AT_ONCE));
      }
      assertThat(kept.ran()).as("plans that were run as a whole").isEqualTo(plans.size());
    }
  }

  @Test
  void elements_keptUntilTheyAreTouched_answerLikeTheOracle() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    List<Function<Projection, Object>> questions = questions(random);
    try (Projection engine = open();
        CachingProjection kept = new CachingProjection(engine, 1_000);
        Projection oracle = new MemoryProjection()) {
      int from = 0;
      int to = AT_FIRST;
      while (from < rows.size()) {
        kept.apply(rows.subList(from, to));
        oracle.apply(rows.subList(from, to));
        for (int i = 0; i < questions.size(); i++) {
          assertThat(questions.get(i).apply(kept))
              .as("seed " + seed + ", rows " + from + " to " + to + ", question " + i)
              .usingRecursiveComparison()
              .ignoringFields("statement")
              .ignoringCollectionOrderInFields("paths", "cells")
              .withComparatorForType(ElementsContract::nearly, Double.class)
              .isEqualTo(questions.get(i).apply(oracle));
        }
        from = to;
        to = Math.min(rows.size(), from + 1 + random.nextInt(MOST_AT_ONCE / 2));
      }
    }
  }

  private static List<Function<Projection, Object>> questions(Random random) {
    RandomPlans plans = new RandomPlans(random);
    RandomElementPlans elements = new RandomElementPlans(random);
    List<Function<Projection, Object>> asked = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("oracle.plans", 6); i++) {
      EventSelection page = plans.selection(plans.plan(), 20, null);
      FlowPlan flow = elements.flow();
      PairPlan pairs = elements.pairs();
      TogetherPlan together = elements.together();
      SavingsPlan savings = elements.savings();
      WaitingPlan waiting = elements.waiting();
      asked.add(projection -> projection.events(page));
      asked.add(projection -> projection.elements().flow(flow));
      asked.add(projection -> projection.elements().pairs(pairs));
      asked.add(projection -> projection.elements().together(together));
      asked.add(projection -> projection.elements().savings(savings));
      asked.add(projection -> projection.elements().waiting(waiting));
    }
    return asked;
  }

  private static List<Plan> plans(Random random) {
    RandomPlans plans = new RandomPlans(random);
    List<Plan> asked = new ArrayList<>();
    while (asked.size() < Integer.getInteger("oracle.plans", 12)) {
      Plan plan = asked.size() % 2 == 0 ? plans.ofWholeDays() : plans.plan();
      if (!asked.contains(plan)) {
        asked.add(plan);
      }
    }
    return asked;
  }

  private static void compare(String label, Plan plan, Projection kept, Projection oracle) {
    OracleContract.compare(label, plan, kept.run(plan), oracle.run(plan));
    assertThat(kept.span(plan.scope(), plan.filter()))
        .as(label)
        .isEqualTo(oracle.span(plan.scope(), plan.filter()));
  }
}
