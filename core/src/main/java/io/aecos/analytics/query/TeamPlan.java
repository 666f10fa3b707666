package io.aecos.analytics.query;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan that groups by team. Who was in two teams at once counts in both, so these groups overlap
 * as an engine's do not: engines are asked for each team's measures beside those of all, in one
 * plan, and its cells are put where the groups belong.
 */
final class TeamPlan {
  private final Plan plan;
  private final int place;
  private final List<@Nullable String> keys = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  private TeamPlan(Plan plan, Teams teams) {
    this.plan = plan;
    this.place = plan.by().indexOf(Dimension.TEAM);
    for (Map.Entry<String, Condition> team : teams.byName().entrySet()) {
      keys.add(team.getKey());
      conditions.add(team.getValue());
    }
    keys.add(null);
    conditions.add(teams.inNone());
  }

  /** What {@code plan} comes to, whether it groups by team or not. */
  static CellSet run(Projection projection, Plan plan, Teams teams) {
    if (!plan.by().contains(Dimension.TEAM)) {
      return projection.run(plan);
    }
    TeamPlan split = new TeamPlan(plan, teams);
    CellSet all = projection.run(split.wide());
    all.cells().forEach(split::take);
    return new CellSet(split.cells, all.watermark(), all.how());
  }

  /** How many of the selected events each team has: those of none first, then the most. */
  static List<DimensionValue> values(Projection projection, EventSelection selection, Teams teams) {
    Plan plan =
        new Plan(
            selection.scope(),
            selection.filter(),
            List.of(selection.window()),
            selection.zone(),
            null,
            List.of(Dimension.TEAM),
            false,
            List.of(new Measure.Count(Condition.ALWAYS)));
    return run(projection, plan, teams).cells().stream()
        .filter(cell -> cell.kind() == Kind.GROUP)
        .map(cell -> new DimensionValue(cell.key().get(0), events(cell)))
        .sorted(
            Comparator.comparing((DimensionValue value) -> value.value() != null)
                .thenComparing(DimensionValue::events, Comparator.reverseOrder())
                .thenComparing(value -> Objects.requireNonNullElse(value.value(), "")))
        .toList();
  }

  private static long events(Cell cell) {
    return Objects.requireNonNull(cell.values().get(0), "a count").longValue();
  }

  /** The same without the team, with the measures of each team after those of all events. */
  private Plan wide() {
    List<Dimension> by = new ArrayList<>(plan.by());
    by.remove(place);
    List<Measure> measures = new ArrayList<>(plan.measures());
    for (Condition team : conditions) {
      plan.measures().forEach(measure -> measures.add(narrowed(measure, team)));
    }
    return new Plan(
        plan.scope(),
        plan.filter(),
        plan.windows(),
        plan.zone(),
        plan.grain(),
        by,
        plan.groupSeries() && !by.isEmpty(),
        measures);
  }

  private static Measure narrowed(Measure measure, Condition team) {
    Condition both = both(measure.condition(), team);
    if (measure instanceof Measure.Sum sum) {
      return new Measure.Sum(both, sum.field());
    }
    if (measure instanceof Measure.Min min) {
      return new Measure.Min(both, min.field());
    }
    if (measure instanceof Measure.Max max) {
      return new Measure.Max(both, max.field());
    }
    if (measure instanceof Measure.Distinct distinct) {
      return new Measure.Distinct(both, distinct.dimension());
    }
    if (measure instanceof Measure.Quantile quantile) {
      return new Measure.Quantile(both, quantile.field(), quantile.q());
    }
    if (measure instanceof Measure.Paired paired) {
      return new Measure.Paired(
          both,
          paired.field(),
          both(paired.actualCondition(), team),
          paired.actualField(),
          paired.output());
    }
    return new Measure.Count(both);
  }

  private static Condition both(Condition one, Condition other) {
    return new Condition.All(List.of(one, other));
  }

  private void take(Cell cell) {
    boolean alone = plan.by().size() == 1;
    switch (cell.kind()) {
      case TOTAL -> {
        cells.add(part(cell, Kind.TOTAL, List.of(), 0));
        if (alone) {
          split(cell, Kind.GROUP);
        }
      }
      case SERIES -> {
        cells.add(part(cell, Kind.SERIES, List.of(), 0));
        if (alone && plan.groupSeries()) {
          split(cell, Kind.GROUP_SERIES);
        }
      }
      case GROUP, GROUP_SERIES -> split(cell, cell.kind());
    }
  }

  private void split(Cell cell, Kind kind) {
    for (int i = 0; i < keys.size(); i++) {
      List<@Nullable String> key = new ArrayList<>(cell.key());
      key.add(place, keys.get(i));
      Cell part = part(cell, kind, key, i + 1);
      if (!isEmpty(part)) {
        cells.add(part);
      }
    }
  }

  private boolean isEmpty(Cell cell) {
    for (int i = 0; i < plan.measures().size(); i++) {
      Double value = cell.values().get(i);
      boolean counts = plan.measures().get(i) instanceof Measure.Count;
      if (value != null && !(counts && value == 0)) {
        return false;
      }
    }
    return true;
  }

  private Cell part(Cell cell, Kind kind, List<@Nullable String> key, int index) {
    int size = plan.measures().size();
    return new Cell(
        cell.window(),
        kind,
        cell.bucket(),
        key,
        cell.values().subList(index * size, (index + 1) * size));
  }
}
