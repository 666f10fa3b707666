package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsCells.Cell;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What every engine must answer about elements: worked-out cases, and the oracle's own answers for
 * random questions over random events. The seed is in every failure's message; {@code
 * -Doracle.seed=N} repeats it.
 */
public abstract class ElementsContract {
  private static final int EVENTS = 500;

  /** An empty projection of the engine under test. */
  protected abstract Projection open() throws Exception;

  @Test
  void flow_followsTheLatestOutcome() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: generation/element_generated, at: "2026-05-01T10:00:00Z", project: p, elementGuid: A}
              - {elementGuid: B}
              - {project: q}
              - {project: q, elementGuid: A}
              - {}
              - {type: validation/validation_completed, value: 0, project: p, elementGuid: A}
              - {value: 1, at: "2026-05-01T11:00:00Z", project: p, elementGuid: A}
              - {value: 0, at: "2026-05-01T09:00:00Z", project: p, elementGuid: A}
              - {value: 1, project: p, elementGuid: C}
              - {value: 1}
              """));
      FlowPlan plan = new FlowPlan(extent(), List.of(generated(), validated()));
      FlowCells flow = projection.elements().flow(plan);
      assertThat(flow.paths())
          .containsExactlyInAnyOrder(
              new FlowCells.Path(List.of("generated", "passed"), 1),
              new FlowCells.Path(List.of("generated", "not validated"), 2),
              new FlowCells.Path(List.of("elsewhere", "passed"), 1));
      assertThat(flow.withoutElement()).containsExactly(2L, 1L);
      assertThat(flow.eventsWithoutElement()).isEqualTo(3);
      assertThat(flow.events()).isEqualTo(10);
      assertThat(flow.watermark()).isEqualTo(projection.watermark());
    }
  }

  @Test
  void flow_countsOnlyWhatTheViewerMaySee() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: generation/element_generated, at: "2026-05-01T10:00:00Z", project: p, elementGuid: A}
              - {project: q, elementGuid: B}
              - {project: q, user: ana}
              """));
      Extent all = extent();
      Extent own =
          new Extent(
              Access.limitedTo(Set.of("p"), Set.of()), all.filter(), all.window(), all.zone());
      FlowCells flow = projection.elements().flow(new FlowPlan(own, List.of(generated())));
      assertThat(flow.paths()).containsExactly(new FlowCells.Path(List.of("generated"), 1));
      assertThat(flow.eventsWithoutElement()).isZero();
    }
  }

  @Test
  void flow_emptyProjection_isEmpty() throws Exception {
    try (Projection projection = open()) {
      FlowCells flow =
          projection.elements().flow(new FlowPlan(extent(), List.of(generated(), validated())));
      assertThat(flow.paths()).isEmpty();
      assertThat(flow.withoutElement()).containsExactly(0L, 0L);
    }
  }

  @Test
  void pairs_joinLatestEstimateAndSummedActual() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: cost/estimate_completed, at: "2026-05-02T10:00:00Z", value: 102, project: p, elementGuid: A, elementType: IfcWall}
              - {value: 50, at: "2026-05-01T10:00:00Z", project: p, elementGuid: A}
              - {value: 60, project: p, elementGuid: B}
              - {value: 10, project: p, elementGuid: C}
              - {value: 5, project: q, elementGuid: E}
              - {type: project/actual_cost, value: 70, project: p, elementGuid: A}
              - {value: 30, project: p, elementGuid: A}
              - {value: 40, project: p, elementGuid: B}
              - {value: 7, project: p, elementGuid: D}
              - {value: 0, project: q, elementGuid: E}
              """));
      PairCells cells = projection.elements().pairs(costs(PairPlan.Level.ELEMENT));
      assertThat(cells.summary()).isEqualTo(new PairCells.Summary(3, 1, 1, 1, 1, 167, 140, 27, 3));
      assertThat(cells.bins()).containsExactly(0L, 0L, 1L, 1L);
      assertThat(cells.quantiles()).containsExactly(0.26);
      assertThat(cells.points())
          .containsExactly(
              new PairCells.Point("p", "A", "IfcWall", 1, 102, 100),
              new PairCells.Point("p", "B", null, 1, 60, 40),
              new PairCells.Point("q", "E", null, 1, 5, 0));
      assertThat(projection.elements().pairs(costs(PairPlan.Level.PROJECT)).points())
          .containsExactly(
              new PairCells.Point("p", null, null, 2, 162, 140),
              new PairCells.Point("q", null, null, 1, 5, 0));
    }
  }

  @Test
  void savings_countEachElementOnce_andNotWhatCameToNothing() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: generation/element_generated, at: "2026-04-20T10:00:00Z", project: p, elementGuid: early, elementType: IfcWall, value: 0}
              - {at: "2026-05-05T10:00:00Z", project: p, elementGuid: early, elementType: IfcWall, value: 3600000}
              - {at: "2026-05-05T11:00:00Z", project: p, elementGuid: A, elementType: IfcWall, value: 1800000, templateId: T}
              - {at: "2026-05-05T12:00:00Z", project: p, elementGuid: A, elementType: IfcWall, value: 1800000}
              - {at: "2026-05-05T12:00:00Z", project: q, elementGuid: A, elementType: IfcWall, value: 0}
              - {at: "2026-05-05T13:00:00Z", project: p, elementGuid: rejected, elementType: IfcDoor, value: 0}
              - {at: "2026-05-05T13:00:00Z", project: p, elementGuid: mended, elementType: IfcDoor, value: 0}
              - {at: "2026-05-05T13:00:00Z", project: p, elementGuid: gone, elementType: IfcDoor, value: 0}
              - {at: "2026-05-05T14:00:00Z", project: p, elementType: IfcDoor, value: 0}
              - {at: "2026-05-05T14:00:00Z", project: p, elementGuid: B, elementType: IfcDoor}
              - {type: collaboration/review_rejected, at: "2026-07-01T10:00:00Z", project: p, elementGuid: rejected}
              - {project: p, elementGuid: mended}
              - {type: collaboration/review_approved, at: "2026-07-02T10:00:00Z", project: p, elementGuid: mended}
              - {type: element/deleted, at: "2026-05-06T10:00:00Z", project: p, elementGuid: gone}
              """));
      SavingsPlan plan =
          savings(
              List.of(
                  new Field.Baseline("IfcWall", null, null, 3, 100.0),
                  new Field.Baseline(null, null, null, 4, 85.0)));
      SavingsCells savings = projection.elements().savings(plan);
      Instant monday = Instant.parse("2026-05-04T00:00:00Z");
      assertThat(savings.cells())
          .containsExactlyInAnyOrder(
              new Cell(monday, "IfcWall", Counting.COUNTED, true, 1, 3, .5, 300, 50),
              new Cell(monday, "IfcWall", Counting.COUNTED, false, 1, 3, 0, 300, 0),
              new Cell(monday, "IfcWall", Counting.REPEATED, false, 2, 6, 1.5, 600, 150),
              new Cell(monday, "IfcDoor", Counting.REJECTED, false, 1, 4, 0, 340, 0),
              new Cell(monday, "IfcDoor", Counting.COUNTED, false, 1, 4, 0, 340, 0),
              new Cell(monday, "IfcDoor", Counting.DELETED, false, 1, 4, 0, 340, 0),
              new Cell(monday, "IfcDoor", Counting.UNNAMED, false, 1, 4, 0, 340, 0),
              new Cell(monday, "IfcDoor", Counting.UNMEASURED, false, 1, 0, 0, 0, 0));
      assertThat(savings.watermark()).isEqualTo(projection.watermark());
    }
  }

  /** In May a clock in Denver shows another hour of the same moment than in December. */
  @Test
  void savings_ofWhatIsJudgedByTheHour_goByTheClockOfThatDay() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: generation/element_generated, at: "2026-05-05T15:00:00Z", project: p, elementGuid: A, value: 0}
              - {type: collaboration/review_rejected, at: "2026-12-05T16:00:00Z", project: p, elementGuid: A}
              """));
      Condition atNine = new Condition.In(new Dimension("hour", Dimension.Kind.HOUR), Set.of("9"));
      SavingsPlan plan =
          new SavingsPlan(
              new Extent(
                  Access.everything(),
                  Condition.ALWAYS,
                  extent().window(),
                  ZoneId.of("America/Denver")),
              Plan.Grain.WEEK,
              type("generation/element_generated"),
              type("collaboration/review_approved"),
              new Condition.All(List.of(type("collaboration/review_rejected"), atNine)),
              type("element/deleted"),
              List.of(new Field.Baseline(null, null, null, 4, 85.0)));
      assertThat(projection.elements().savings(plan).cells())
          .extracting(Cell::counting)
          .containsExactly(Counting.REJECTED);
    }
  }

  private static SavingsPlan savings(List<Field.Baseline> baselines) {
    return new SavingsPlan(
        extent(),
        Plan.Grain.WEEK,
        type("generation/element_generated"),
        type("collaboration/review_approved"),
        type("collaboration/review_rejected"),
        type("element/deleted"),
        baselines);
  }

  private static void savings(String label, SavingsPlan plan, Elements engine, Elements oracle) {
    assertThat(engine.savings(plan).cells())
        .as(label + plan)
        .usingRecursiveComparison()
        .withComparatorForType(ElementsContract::nearly, Double.class)
        .ignoringCollectionOrder()
        .isEqualTo(oracle.savings(plan).cells());
    for (Counting counting : Counting.values()) {
      samePages(
          label + plan,
          (elements, cursor) -> elements.elements(new SavingsSelection(plan, counting, 7, cursor)),
          engine,
          oracle);
    }
  }

  @Test
  void together_countsElementsOfAnAuthorWithOthers() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: generation/element_generated, at: "2026-05-01T10:00:00Z", project: p, elementGuid: A, user: ana}
              - {project: p, elementGuid: B, user: ana}
              - {project: q, elementGuid: A, user: ben}
              - {type: collaboration/comment_added, project: p, elementGuid: A, user: ben}
              - {project: p, elementGuid: A, user: ben}
              - {project: p, elementGuid: B, user: ben}
              - {project: p, elementGuid: B, user: ana}
              - {project: q, elementGuid: A, user: ana}
              - {project: q, elementGuid: A}
              - {project: q, user: ana}
              """));
      TogetherPlan plan =
          new TogetherPlan(
              extent(),
              type("generation/element_generated"),
              type("collaboration/comment_added"),
              10);
      TogetherCells cells = projection.elements().together(plan);
      assertThat(cells.pairs())
          .containsExactly(
              new TogetherCells.Pair("ana", "ben", 2), new TogetherCells.Pair("ben", "ana", 1));
      assertThat(cells.people()).isEqualTo(2);
      assertThat(cells.events()).isEqualTo(10);
      assertThat(cells.silent()).isEqualTo(2);
      ElementPage page =
          projection.elements().elements(new TogetherSelection(plan, "ana", "ben", 1, null));
      assertThat(page.total()).isEqualTo(2);
      assertThat(page.rows()).extracting(ElementPage.Row::elementGuid).containsExactly("A");
      assertThat(page.rows().get(0).events()).isEqualTo(3);
    }
  }

  @Test
  void waiting_isWhatNothingHasClosedSince_longestFirst() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: collaboration/review_requested, at: "2026-05-01T10:00:00Z", project: p, elementGuid: A, user: ana, review_id: one, reviewer: ben}
              - {at: "2026-05-02T10:00:00Z", project: p, user: ana, review_id: two, reviewer: ben}
              - {at: "2026-05-03T10:00:00Z", project: q, user: ana, review_id: one}
              - {at: "2026-05-06T10:00:00Z", project: p, user: mia, review_id: two, reviewer: eva}
              - {at: "2026-05-07T10:00:00Z", project: p, user: mia, review_id: two}
              - {at: "2026-05-04T10:00:00Z", project: p}
              - {type: collaboration/review_approved, at: "2026-05-04T10:00:00Z", project: p, user: ben, review_id: one}
              - {at: "2026-05-05T10:00:00Z", project: p, user: ben, review_id: two}
              - {at: "2026-05-02T10:00:00Z", project: q, user: ben, review_id: one}
              """));
      WaitingCells cells = projection.elements().waiting(reviews(extent(), 10));
      assertThat(cells.matters())
          .containsExactly(
              new WaitingCells.Matter(
                  "q", "one", null, "ana", null, null, Instant.parse("2026-05-03T10:00:00Z"), 1),
              new WaitingCells.Matter(
                  "p", "two", "eva", "mia", null, null, Instant.parse("2026-05-06T10:00:00Z"), 2));
      assertThat(cells.total()).isEqualTo(2);
      assertThat(cells.unnamed()).isEqualTo(1);
      WaitingCells first = projection.elements().waiting(reviews(extent(), 1));
      assertThat(first.matters()).extracting(WaitingCells.Matter::project).containsExactly("q");
      assertThat(first.total()).isEqualTo(2);
    }
  }

  @Test
  void waiting_showsOnlyWhatTheViewerMaySee_andNotWhatOthersHaveDealtWith() throws Exception {
    try (Projection projection = open()) {
      projection.apply(
          rows(
              """
              - {type: collaboration/review_requested, at: "2026-05-01T10:00:00Z", project: p, user: ana, review_id: one}
              - {project: p, user: ana, review_id: two}
              - {project: p, user: mia, review_id: three}
              - {project: p, user: mia}
              - {type: collaboration/review_approved, at: "2026-05-02T10:00:00Z", project: p, user: ben, review_id: one}
              """));
      Extent all = extent();
      Extent own =
          new Extent(
              Access.limitedTo(Set.of(), Set.of("ana")), all.filter(), all.window(), all.zone());
      WaitingCells cells = projection.elements().waiting(reviews(own, 10));
      assertThat(cells.matters()).extracting(WaitingCells.Matter::key).containsExactly("two");
      assertThat(cells.total()).isEqualTo(1);
      assertThat(cells.unnamed()).isZero();
    }
  }

  @Test
  void elements_cursorThatIsNone_isRefused() throws Exception {
    try (Projection projection = open()) {
      FlowPlan plan = new FlowPlan(extent(), List.of(generated()));
      for (String cursor : List.of("x", "", "AAAA", "-")) {
        assertThatThrownBy(
                () -> projection.elements().elements(new FlowSelection(plan, Map.of(), 5, cursor)))
            .isInstanceOf(AnalyticsException.class)
            .hasMessageContaining("cursor");
      }
    }
  }

  @Test
  void elements_answerLikeTheOracle() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    RandomElementPlans plans = new RandomElementPlans(random);
    try (Projection engine = open();
        Projection oracle = new MemoryProjection()) {
      engine.apply(rows);
      oracle.apply(rows);
      for (int i = 0; i < Integer.getInteger("oracle.plans", 25); i++) {
        String label = "seed " + seed + ", question " + i + ": ";
        flow(label, plans.flow(), engine.elements(), oracle.elements());
        pairs(label, plans.pairs(), engine.elements(), oracle.elements());
        savings(label, plans.savings(), engine.elements(), oracle.elements());
        together(label, plans.together(), engine.elements(), oracle.elements());
        waiting(label, plans.waiting(), engine.elements(), oracle.elements());
      }
    }
  }

  private static void flow(String label, FlowPlan plan, Elements engine, Elements oracle) {
    FlowCells actual = engine.flow(plan);
    FlowCells expected = oracle.flow(plan);
    assertThat(actual.paths())
        .as(label + plan)
        .containsExactlyInAnyOrderElementsOf(expected.paths());
    assertThat(without(actual)).as(label + plan).isEqualTo(without(expected));
    for (FlowCells.Path path : expected.paths().stream().limit(2).toList()) {
      Map<Integer, String> wanted = new HashMap<>();
      wanted.put(0, path.outcomes().get(0));
      wanted.put(path.outcomes().size() - 1, path.outcomes().get(path.outcomes().size() - 1));
      samePages(
          label + plan,
          (elements, cursor) -> elements.elements(new FlowSelection(plan, wanted, 4, cursor)),
          engine,
          oracle);
    }
  }

  private static List<Object> without(FlowCells cells) {
    return List.of(
        cells.withoutElement(), cells.eventsWithoutElement(), cells.events(), cells.watermark());
  }

  private static void pairs(String label, PairPlan plan, Elements engine, Elements oracle) {
    PairCells actual = engine.pairs(plan);
    PairCells expected = oracle.pairs(plan);
    assertThat(actual)
        .as(label + plan)
        .usingRecursiveComparison()
        .withComparatorForType(ElementsContract::nearly, Double.class)
        .ignoringFields("statement")
        .isEqualTo(expected);
  }

  static int nearly(Double one, Double other) {
    double scale = Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    return Math.abs(one - other) <= 1e-9 * scale ? 0 : Double.compare(one, other);
  }

  private static void together(String label, TogetherPlan plan, Elements engine, Elements oracle) {
    TogetherCells actual = engine.together(plan);
    TogetherCells expected = oracle.together(plan);
    assertThat(actual)
        .as(label + plan)
        .usingRecursiveComparison()
        .ignoringFields("statement")
        .isEqualTo(expected);
    for (TogetherCells.Pair pair : expected.pairs().stream().limit(2).toList()) {
      samePages(
          label + plan,
          (elements, cursor) ->
              elements.elements(
                  new TogetherSelection(plan, pair.author(), pair.participant(), 2, cursor)),
          engine,
          oracle);
    }
  }

  private static void waiting(String label, WaitingPlan plan, Elements engine, Elements oracle) {
    assertThat(engine.waiting(plan))
        .as(label + plan)
        .usingRecursiveComparison()
        .ignoringFields("statement")
        .isEqualTo(oracle.waiting(plan));
  }

  private static void samePages(
      String label,
      BiFunction<Elements, @Nullable String, ElementPage> page,
      Elements engine,
      Elements oracle) {
    List<ElementPage.Row> seen = new ArrayList<>();
    String cursor = null;
    do {
      ElementPage actual = page.apply(engine, cursor);
      assertThat(actual).as(label).isEqualTo(page.apply(oracle, cursor));
      seen.addAll(actual.rows());
      cursor = actual.next();
      if (cursor == null) {
        assertThat(seen).as(label).doesNotHaveDuplicates().hasSize((int) actual.total());
      }
    } while (cursor != null);
  }

  private static WaitingPlan reviews(Extent extent, int limit) {
    return new WaitingPlan(
        extent,
        new Dimension("review_id", Dimension.Kind.ATTRIBUTE),
        type("collaboration/review_requested"),
        type("collaboration/review_approved"),
        new Dimension("reviewer", Dimension.Kind.ATTRIBUTE),
        limit);
  }

  private static Extent extent() {
    return new Extent(
        Access.everything(),
        Condition.ALWAYS,
        new Window(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z")),
        ZoneOffset.UTC);
  }

  private static FlowPlan.Stage generated() {
    return new FlowPlan.Stage(
        "generation",
        List.of(new FlowPlan.Outcome("generated", type("generation/element_generated"))),
        "elsewhere");
  }

  private static FlowPlan.Stage validated() {
    return new FlowPlan.Stage(
        "validation",
        List.of(
            new FlowPlan.Outcome("passed", validation(1)),
            new FlowPlan.Outcome("failed", validation(0))),
        "not validated");
  }

  private static Condition validation(double value) {
    return new Condition.All(
        List.of(
            type("validation/validation_completed"),
            new Condition.Compare(new Field.Value(), Condition.Operator.EQUAL, value)));
  }

  private static PairPlan costs(PairPlan.Level level) {
    return new PairPlan(
        extent(),
        new PairPlan.Side(type("cost/estimate_completed"), new Field.Value()),
        new PairPlan.Side(type("project/actual_cost"), new Field.Value()),
        List.of(-0.02, 0.01, 0.1),
        List.of(0.5),
        0.02,
        level,
        10);
  }

  private static Condition type(String name) {
    return new Condition.TypeIn(Set.of(EventType.parse(name)));
  }

  private static List<LedgerRow> rows(String yaml) {
    Object events = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return CaseEvents.rows((List<?>) events);
  }
}
