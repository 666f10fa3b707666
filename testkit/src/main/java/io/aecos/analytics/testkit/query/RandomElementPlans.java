package io.aecos.analytics.testkit.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.WaitingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random but repeatable questions about elements over the world of {@link RandomEvents}. */
final class RandomElementPlans {
  private final Random random;
  private final RandomPlans plans;

  RandomElementPlans(Random random) {
    this.random = random;
    this.plans = new RandomPlans(random);
  }

  FlowPlan flow() {
    List<FlowPlan.Stage> stages = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      List<FlowPlan.Outcome> outcomes = new ArrayList<>();
      for (int k = 0; k <= random.nextInt(3); k++) {
        outcomes.add(new FlowPlan.Outcome("outcome " + k, plans.condition(1)));
      }
      stages.add(new FlowPlan.Stage("stage " + i, outcomes, "none"));
    }
    return new FlowPlan(extent(), stages);
  }

  PairPlan pairs() {
    return new PairPlan(
        extent(),
        new PairPlan.Side(plans.condition(1), plans.field()),
        new PairPlan.Side(type("project/actual_cost"), plans.field()),
        List.of(-0.5, -0.02, 0.02, 0.5),
        List.of(0.05, 0.5, 0.95),
        0.02,
        random.nextBoolean() ? PairPlan.Level.ELEMENT : PairPlan.Level.PROJECT,
        1 + random.nextInt(20));
  }

  SavingsPlan savings() {
    Plan.Grain[] grains = Plan.Grain.values();
    return new SavingsPlan(
        extent(),
        grains[random.nextInt(grains.length)],
        random.nextBoolean() ? type("generation/element_generated") : plans.condition(1),
        plans.condition(1),
        plans.condition(1),
        plans.condition(1),
        plans.baselines());
  }

  TogetherPlan together() {
    return new TogetherPlan(
        extent(), plans.condition(1), plans.condition(1), 1 + random.nextInt(12));
  }

  WaitingPlan waiting() {
    return new WaitingPlan(
        extent(),
        Dimension.of(random.nextBoolean() ? EventColumn.ELEMENT_GUID : EventColumn.USER),
        plans.condition(1),
        plans.condition(1),
        Dimension.of(EventColumn.REGION),
        1 + random.nextInt(12));
  }

  private Extent extent() {
    Plan plan = plans.plan();
    Condition filter = random.nextInt(3) == 0 ? plan.filter() : Condition.ALWAYS;
    return new Extent(plan.scope(), filter, plan.windows().get(0), plan.zone());
  }

  private static Condition type(String name) {
    return new Condition.TypeIn(Set.of(EventType.parse(name)));
  }
}
