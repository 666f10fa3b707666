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
import io.aecos.analytics.projection.Statement;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one plan, carried forward: what batches changed since is added to its cells and
 * taken from them. A measure of which a change cannot tell what it is now (the smallest number has
 * gone, too many values may be new or not) is asked anew, it alone; what has not been touched
 * stays. Safe for use by many threads.
 */
final class CarriedPlan {
  /** So often it is tried to catch up with a projection that moves on meanwhile. */
  private static final int TRIES = 4;

  private final Projection projection;
  private final Plan plan;
  private final Sharing sharing;
  private final Map<Place, CarriedCell> cells = new LinkedHashMap<>();
  private final ShownCells shown = new ShownCells();

  private final int numbers;

  /** Up to which ledger row each measure counts. */
  private final long[] counted;

  private final BitSet stale = new BitSet();
  private final Lacking lacking;
  private final LackingRanks lackingRanks;

  /** Cells of which a quantile may have moved. */
  private final Set<CarriedCell> moved = new LinkedHashSet<>();

  /** Up to which row the values count that were asked for last. */
  private long ahead;

  private CellSet answer;

  CarriedPlan(Projection projection, Plan plan, CellSet answer) {
    this.projection = projection;
    this.plan = plan;
    this.sharing = new Sharing(plan);
    this.lacking = new Lacking(plan);
    this.lackingRanks = new LackingRanks(plan);
    this.answer = answer;
    this.counted = new long[plan.measures().size()];
    this.numbers = Math.max(1, answer.cells().size()) * Math.max(1, counted.length);
  }

  /** How many numbers the answer that it began with holds. */
  int numbers() {
    return numbers;
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
      settle();
      reached = later.get().isEmpty() ? reached : last(later.get());
      if (isComplete() && isEven(reached)) {
        answer =
            new CellSet(
                shown.of(cells.values()), reached, Statement.later(() -> arrivals.statement(plan)));
        return Optional.of(answer);
      }
      askForValues(arrivals);
      askAnew();
    }
    return Optional.empty();
  }

  private boolean isComplete() {
    return stale.isEmpty() && lacking.isEmpty() && lackingRanks.isEmpty();
  }

  private void settle() {
    moved.forEach(cell -> cell.settle().forEach(measure -> loses(measure, cell)));
    moved.clear();
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
    return cells.computeIfAbsent(
        place, absent -> new CarriedCell(absent, plan.measures(), shown.changed()));
  }

  /** Whether all measures count up to the same row; one that was asked anew may be ahead. */
  private boolean isEven(Watermark reached) {
    return ahead <= reached.seq() && Arrays.stream(counted).allMatch(seq -> seq == reached.seq());
  }

  private void take(AppliedBatch batch) {
    for (int i = 0; i < batch.changes().size(); i++) {
      int[] measures = sharing.concerned(batch.types().get(i));
      if (measures.length > 0) {
        RowChange change = batch.changes().get(i);
        take(batch, sharing.of(change.before(), measures), sharing.of(change.after(), measures));
      }
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
    long seq = batch.watermark().seq();
    for (int i = 0; i < counted.length; i++) {
      Object gone = Share.part(before, i);
      Object come = Share.part(after, i);
      boolean differs = !Objects.equals(gone, come);
      boolean due = counted[i] < seq && !stale.get(i);
      if (!due) {
        continue;
      }
      // First what comes, so that a sum that gets a number for another is never empty between.
      if (come != null) {
        add(i, seq, come, differs ? all : List.of());
        add(i, seq, come, differs || !stays ? to : List.of());
      }
      if (gone != null) {
        remove(i, seq, gone, differs ? all : List.of());
        remove(i, seq, gone, differs || !stays ? from : List.of());
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

  private void remove(int measure, long batch, Object part, List<CarriedCell> cells) {
    for (CarriedCell cell : cells) {
      if (cell.remove(measure, part, batch)) {
        moves(measure, cell);
      } else {
        loses(measure, cell);
      }
    }
  }

  private void add(int measure, long batch, Object part, List<CarriedCell> cells) {
    for (CarriedCell cell : cells) {
      if (cell.add(measure, part, batch)) {
        moves(measure, cell);
      } else {
        loses(measure, cell);
      }
    }
  }

  private void moves(int measure, CarriedCell cell) {
    if (measure(measure) instanceof Measure.Quantile) {
      moved.add(cell);
    }
  }

  private void loses(int measure, CarriedCell cell) {
    if (lacking.canHold(measure)) {
      lacking.add(measure, cell);
    } else if (lackingRanks.canHold(measure)) {
      lackingRanks.add(measure, cell);
    } else {
      stale.set(measure);
    }
  }

  private void askForValues(Arrivals arrivals) {
    Set<Integer> refused = new TreeSet<>();
    if (!lacking.isEmpty()) {
      ahead = Math.max(ahead, lacking.ask(projection, refused));
    }
    if (!lackingRanks.isEmpty()) {
      ahead = Math.max(ahead, lackingRanks.ask(arrivals, refused));
    }
    refused.forEach(stale::set);
  }

  /** Asks for the stale measures, and of sums also how many numbers they are made of. */
  private void askAnew() {
    if (stale.isEmpty()) {
      return;
    }
    List<Integer> indexes = stale.stream().boxed().toList();
    List<Integer> sums = indexes.stream().filter(i -> measure(i) instanceof Measure.Sum).toList();
    List<Measure> asked = new ArrayList<>();
    indexes.forEach(i -> asked.add(measure(i)));
    sums.forEach(i -> asked.add(terms((Measure.Sum) measure(i))));
    CellSet fresh = projection.run(narrowed(asked));
    cells.values().forEach(cell -> indexes.forEach(i -> cell.put(i, null)));
    for (Cell cell : fresh.cells()) {
      CarriedCell carried = cell(Place.of(cell));
      for (int i = 0; i < indexes.size(); i++) {
        carried.put(indexes.get(i), cell.values().get(i));
      }
      for (int i = 0; i < sums.size(); i++) {
        int sum = sums.get(i);
        carried.put(
            sum, cell.values().get(indexes.indexOf(sum)), cell.values().get(indexes.size() + i));
      }
    }
    indexes.forEach(i -> counted[i] = fresh.watermark().seq());
    stale.clear();
  }

  private Measure measure(int index) {
    return plan.measures().get(index);
  }

  private Plan narrowed(List<Measure> measures) {
    return new Plan(
        plan.scope(),
        plan.filter(),
        plan.windows(),
        plan.zone(),
        plan.grain(),
        plan.by(),
        plan.groupSeries(),
        measures);
  }

  private static Measure terms(Measure.Sum sum) {
    return new Measure.Count(
        new Condition.All(List.of(sum.condition(), new Condition.HasNumber(sum.field()))));
  }
}
