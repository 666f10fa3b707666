package io.aecos.analytics.testkit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans put together at random from a seed, and the comparison of their answers. */
final class Plans {
  private static final double PRECISION = 1e-9;
  private static final Field VALUE = new Field.Value();
  private static final Field HOURS = new Field.Attribute("labor_hours");
  private static final Dimension STATUS = new Dimension("status", Dimension.Kind.ATTRIBUTE);
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.of(EventColumn.USER),
          Dimension.of(EventColumn.PROJECT),
          Dimension.of(EventColumn.MODULE),
          Dimension.of(EventColumn.TYPE),
          Dimension.of(EventColumn.TEMPLATE_ID),
          STATUS,
          new Dimension("weekday", Dimension.Kind.WEEKDAY),
          new Dimension("hour", Dimension.Kind.HOUR));
  private static final List<String> ZONES =
      List.of("UTC", "America/Denver", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana");

  private final Random random;

  private Plans(long seed) {
    this.random = new Random(seed);
  }

  static List<Plan> varied(long seed, int count) {
    Plans plans = new Plans(seed);
    List<Plan> varied = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      varied.add(plans.plan());
    }
    return varied;
  }

  private Plan plan() {
    List<Dimension> by = random.nextInt(3) == 0 ? List.of() : List.of(pick(DIMENSIONS));
    if (random.nextInt(4) == 0) {
      by = List.of(DIMENSIONS.get(random.nextInt(3)), DIMENSIONS.get(3 + random.nextInt(5)));
    }
    Plan.Grain[] grains = Plan.Grain.values();
    return new Plan(
        scope(),
        random.nextBoolean() ? Condition.ALWAYS : condition(2),
        windows(),
        ZoneId.of(pick(ZONES)),
        random.nextInt(4) == 0 ? null : grains[random.nextInt(grains.length)],
        by,
        random.nextBoolean(),
        measures());
  }

  private Scope scope() {
    return random.nextInt(3) > 0
        ? Access.everything()
        : Access.limitedTo(Set.of(pick(Practice.PROJECTS)), Set.of(pick(Practice.PEOPLE)));
  }

  /** Adjacent, apart, overlapping, empty and endless ones. */
  private List<Plan.Window> windows() {
    Instant middle = Practice.MONDAY.plus(Duration.ofHours(random.nextInt(24 * 20)));
    Duration length = Duration.ofHours(1 + random.nextInt(24 * 12));
    Plan.Window window = new Plan.Window(middle, middle.plus(length));
    return switch (random.nextInt(5)) {
      case 0 -> List.of(window, new Plan.Window(middle.minus(length), middle));
      case 1 -> List.of(window, shifted(window, length.multipliedBy(2).plusMillis(1)));
      case 2 -> List.of(window, shifted(window, length.dividedBy(2)));
      case 3 -> List.of(new Plan.Window(middle, middle), window);
      default ->
          List.of(new Plan.Window(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")), window);
    };
  }

  private static Plan.Window shifted(Plan.Window window, Duration back) {
    return new Plan.Window(window.from().minus(back), window.to().minus(back));
  }

  private List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      measures.add(measure(condition(2)));
    }
    for (Measure.PairedOutput output : Measure.PairedOutput.values()) {
      measures.add(
          new Measure.Paired(
              types(Practice.ESTIMATED), VALUE, types(Practice.ACTUAL_COST), HOURS, output));
    }
    return measures;
  }

  private Measure measure(Condition condition) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Measure.Count(condition);
      case 2 -> new Measure.Sum(condition, field());
      case 3 -> new Measure.Min(condition, field());
      case 4 -> new Measure.Max(condition, field());
      case 5 -> new Measure.Distinct(condition, pick(DIMENSIONS));
      case 6 -> new Measure.Quantile(condition, field(), 0.5);
      default -> new Measure.Quantile(condition, field(), 0.95);
    };
  }

  private Field field() {
    return switch (random.nextInt(3)) {
      case 0 -> VALUE;
      case 1 -> HOURS;
      default ->
          new Field.Saving(
              List.of(
                  new Field.Baseline("IfcDoor", null, null, 4, 85.0),
                  new Field.Baseline(null, null, Practice.MONDAY.plusSeconds(999_999), 2, null)),
              random.nextBoolean());
    };
  }

  private Condition condition(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> types(Practice.PARSED);
      case 1 -> types(Practice.GENERATED);
      case 2 -> new Condition.In(pick(DIMENSIONS), Set.of("passed", "parser", "7", "(none)"));
      case 3 -> new Condition.Compare(VALUE, pick(List.of(Condition.Operator.values())), 5000);
      case 4 -> new Condition.Present(pick(DIMENSIONS));
      case 5 -> new Condition.Not(condition(depth - 1));
      case 6 -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
      default -> new Condition.All(List.of(types(Practice.PARSED), condition(depth - 1)));
    };
  }

  private static Condition types(EventType type) {
    return new Condition.TypeIn(Set.of(type, Practice.UNKNOWN));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Equal cells but for the order and the last digits of sums. */
  static void assertSame(CellSet expected, CellSet actual, Plan plan) {
    Map<String, List<@Nullable Double>> wanted = byKey(expected);
    Map<String, List<@Nullable Double>> got = byKey(actual);
    String where = plan + "\n" + actual.statement();
    assertThat(got.keySet()).as(where).isEqualTo(wanted.keySet());
    wanted.forEach(
        (key, values) -> {
          List<@Nullable Double> found = got.getOrDefault(key, List.of());
          for (int i = 0; i < values.size(); i++) {
            assertThat(same(values.get(i), found.get(i)))
                .as("%s: measure %d is %s, not %s\n%s", key, i, found, values, where)
                .isTrue();
          }
        });
  }

  /** Cells in which no measure found anything may be there or not; totals always are. */
  private static Map<String, List<@Nullable Double>> byKey(CellSet cells) {
    Map<String, List<@Nullable Double>> byKey = new TreeMap<>();
    for (Cell cell : cells.cells()) {
      boolean empty = cell.values().stream().allMatch(value -> value == null || value == 0);
      if (!empty || cell.kind() == CellSet.Kind.TOTAL) {
        String key = cell.window() + " " + cell.kind() + " " + cell.bucket() + " " + cell.key();
        assertThat(byKey.put(key, cell.values())).as("two cells for %s", key).isNull();
      }
    }
    return byKey;
  }

  private static boolean same(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Math.abs(one - other) <= PRECISION * Math.max(1, Math.abs(one));
  }
}
