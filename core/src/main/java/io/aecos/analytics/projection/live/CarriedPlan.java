package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.Arrivals;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one plan, carried forward: what batches changed since is added to its cells and
 * taken from them. A measure of which a change cannot tell what it is now (the smallest number has
 * gone, a value may be new or not) is asked anew, it alone; what has not been touched stays. Safe
 * for use by many threads.
 */
final class CarriedPlan {
  /** So often it is tried to catch up with a projection that moves on meanwhile. */
  private static final int TRIES = 4;

  private final Projection projection;
  private final Plan plan;
  private final Sharing sharing;
  private final Map<Place, CarriedCell> cells = new LinkedHashMap<>();

  /** Up to which ledger row each measure counts. */
  private final long[] counted;

  private final BitSet stale = new BitSet();
  private CellSet answer;

  CarriedPlan(Projection projection, Plan plan, CellSet answer) {
    this.projection = projection;
    this.plan = plan;
    this.sharing = new Sharing(plan);
    this.answer = answer;
    this.counted = new long[plan.measures().size()];
  }

  /** The answer as of now; empty where it has to be asked anew as a whole. */
  synchronized Optional<CellSet> answer() {
    if (projection.watermark().seq() == answer.watermark().seq()) {
      return Optional.of(answer);
    }
    Optional<Arrivals> arrivals = projection.arrivals();
    return arrivals.isEmpty() ? Optional.empty() : carried(arrivals.get());
  }

  private Optional<CellSet> carried(Arrivals arrivals) {
    if (cells.isEmpty()) {
      unpack();
    }
    Watermark reached = answer.watermark();
    for (int i = 0; i < TRIES; i++) {
      Optional<List<AppliedBatch>> later = arrivals.since(reached.seq());
      if (later.isEmpty()) {
        return Optional.empty();
      }
      later.get().forEach(this::take);
      reached = later.get().isEmpty() ? reached : last(later.get());
      if (stale.isEmpty() && isEven(reached)) {
        answer = new CellSet(shown(), reached, arrivals.statement(plan));
        return Optional.of(answer);
      }
      askAnew();
    }
    return Optional.empty();
  }

  private static Watermark last(List<AppliedBatch> batches) {
    return batches.get(batches.size() - 1).watermark();
  }

  private void unpack() {
    Arrays.fill(counted, answer.watermark().seq());
    for (Cell cell : answer.cells()) {
      CarriedCell carried = cell(Place.of(cell));
      for (int i = 0; i < counted.length; i++) {
        carried.put(i, cell.values().get(i));
      }
    }
  }

  private CarriedCell cell(Place place) {
    return cells.computeIfAbsent(place, absent -> new CarriedCell(absent, plan.measures()));
  }

  /** Whether all measures count up to the same row; one that was asked anew may be ahead. */
  private boolean isEven(Watermark reached) {
    return Arrays.stream(counted).allMatch(seq -> seq == reached.seq());
  }

  private void take(AppliedBatch batch) {
    for (RowChange change : batch.changes()) {
      take(batch, sharing.of(change.before()), sharing.of(change.after()));
    }
    for (int i = 0; i < counted.length; i++) {
      counted[i] = Math.max(counted[i], batch.watermark().seq());
    }
  }

  private void take(AppliedBatch batch, @Nullable Share before, @Nullable Share after) {
    Share some = before == null ? after : before;
    if (some == null) {
      return;
    }
    List<CarriedCell> all = cells(some, false);
    List<CarriedCell> from = before == null ? List.of() : cells(before, true);
    List<CarriedCell> to = after == null ? List.of() : cells(after, true);
    boolean stays = from.equals(to);
    for (int i = 0; i < counted.length; i++) {
      Object gone = Share.part(before, i);
      Object come = Share.part(after, i);
      boolean differs = !Objects.equals(gone, come);
      boolean due = counted[i] < batch.watermark().seq() && !stale.get(i);
      if (due && differs) {
        replace(i, gone, all, come, all);
      }
      if (due && (differs || !stays)) {
        replace(i, gone, from, come, to);
      }
    }
  }

  /** An event happened when it happened, so only its group may change. */
  private List<CarriedCell> cells(Share share, boolean grouped) {
    List<CarriedCell> found = new ArrayList<>();
    List<@Nullable String> group = grouped ? share.group() : List.of();
    if (grouped && plan.by().isEmpty()) {
      return found;
    }
    for (int window : share.windows()) {
      found.add(cell(new Place(window, grouped ? Kind.GROUP : Kind.TOTAL, null, group)));
      if (plan.grain() != null && (!grouped || plan.groupSeries())) {
        Kind kind = grouped ? Kind.GROUP_SERIES : Kind.SERIES;
        found.add(cell(new Place(window, kind, share.bucket(), group)));
      }
    }
    return found;
  }

  private void replace(
      int measure,
      @Nullable Object gone,
      List<CarriedCell> from,
      @Nullable Object come,
      List<CarriedCell> to) {
    boolean known = true;
    if (come != null) {
      for (CarriedCell cell : to) {
        known &= cell.add(measure, come);
      }
    }
    if (gone != null) {
      for (CarriedCell cell : from) {
        known &= cell.remove(measure, gone);
      }
    }
    if (!known) {
      stale.set(measure);
    }
  }

  /** Asks for the stale measures, and of sums also how many numbers they are made of. */
  private void askAnew() {
    if (stale.isEmpty()) {
      return;
    }
    List<Integer> indexes = stale.stream().boxed().toList();
    List<Measure> asked = new ArrayList<>();
    indexes.forEach(index -> asked.add(plan.measures().get(index)));
    indexes.forEach(index -> asked.add(terms(plan.measures().get(index))));
    CellSet fresh =
        projection.run(
            new Plan(
                plan.scope(),
                plan.filter(),
                plan.windows(),
                plan.zone(),
                plan.grain(),
                plan.by(),
                plan.groupSeries(),
                asked));
    cells.values().forEach(cell -> indexes.forEach(index -> cell.put(index, null, 0)));
    for (Cell cell : fresh.cells()) {
      CarriedCell carried = cell(Place.of(cell));
      for (int i = 0; i < indexes.size(); i++) {
        Double terms = cell.values().get(indexes.size() + i);
        carried.put(indexes.get(i), cell.values().get(i), terms == null ? 0 : terms.longValue());
      }
    }
    indexes.forEach(index -> counted[index] = fresh.watermark().seq());
    stale.clear();
  }

  private static Measure terms(Measure measure) {
    return measure instanceof Measure.Sum sum
        ? new Measure.Count(
            new Condition.All(List.of(sum.condition(), new Condition.HasNumber(sum.field()))))
        : new Measure.Count(measure.condition());
  }

  private List<Cell> shown() {
    return cells.values().stream().filter(CarriedCell::isShown).map(CarriedCell::cell).toList();
  }
}
