package io.aecos.analytics.projection.live;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.EventView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells in which a quantile was touched and that do not know the numbers around it. They are
 * asked for once, of these cells alone; from then on the quantile is carried.
 */
final class LackingRanks {
  /** More numbers than these are not worth their memory: the quantile is asked anew. */
  private static final int MOST = 4_000;

  /** So few can all be held. */
  private static final int FEW = 2 * HeldRanks.KEPT;

  /** So often it is tried to ask two questions of one moment. */
  private static final int TRIES = 4;

  private final Plan plan;
  private final Map<Integer, Set<CarriedCell>> cells = new LinkedHashMap<>();
  private final Set<Integer> tooMany = new TreeSet<>();

  LackingRanks(Plan plan) {
    this.plan = plan;
  }

  /**
   * Whether the numbers of this measure can be held at all. Engines compute others than those that
   * events carry with roundings of their own.
   */
  boolean canHold(int measure) {
    return plan.by().isEmpty()
        && plan.measures().get(measure) instanceof Measure.Quantile quantile
        && (quantile.field() instanceof Field.Value || quantile.field() instanceof Field.Attribute)
        && !tooMany.contains(measure);
  }

  void add(int measure, CarriedCell cell) {
    cells.computeIfAbsent(measure, unused -> new LinkedHashSet<>()).add(cell);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /**
   * Asks for the numbers, and gives the ledger row as of which the latest are. Measures whose
   * numbers cannot be told now are {@code refused}.
   */
  long ask(Projection projection, Set<Integer> refused) {
    long latest = 0;
    for (Map.Entry<Integer, Set<CarriedCell>> one : cells.entrySet()) {
      int index = one.getKey();
      Measure.Quantile measure = (Measure.Quantile) plan.measures().get(index);
      for (CarriedCell cell : one.getValue()) {
        Asking asking = new Asking(projection, measure, cell.place().span(plan));
        HeldRanks ranks = asking.ranks();
        if (ranks == null || !ranks.isKnown()) {
          refused.add(index);
          if (asking.tooMany) {
            tooMany.add(index);
          }
          break;
        }
        latest = Math.max(latest, ranks.seq());
        cell.hold(index, ranks);
      }
    }
    cells.clear();
    return latest;
  }

  /** Asks for the numbers of one cell. */
  private final class Asking {
    private final Projection projection;
    private final Measure.Quantile measure;
    private final Window span;
    private final Condition numbers;
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private boolean tooMany;

    Asking(Projection projection, Measure.Quantile measure, Window span) {
      this.projection = projection;
      this.measure = measure;
      this.span = span;
      this.numbers = both(measure.condition(), new Condition.HasNumber(measure.field()));
    }

    /** Null where there are too many equal ones, or where they would not stand still. */
    @Nullable HeldRanks ranks() {
      double count = number(total(new Measure.Count(numbers)), 0);
      if (count > FEW) {
        narrow(count);
      }
      HeldRanks ranks = null;
      for (int i = 0; i < TRIES && ranks == null && !tooMany; i++) {
        ranks = between(count > FEW);
      }
      return ranks;
    }

    private @Nullable HeldRanks between(boolean narrow) {
      Condition within = both(numbers, both(from(low), to(high)));
      EventPage page =
          projection.events(
              new EventSelection(
                  plan.scope(), span, both(plan.filter(), within), plan.zone(), MOST, null));
      if (page.total() > page.rows().size()) {
        tooMany = true;
        return null;
      }
      double[] near = page.rows().stream().mapToDouble(this::number).toArray();
      return narrow ? narrowed(near, page) : held(near, page, HeldRanks.Beyond.NOTHING);
    }

    /** Where to begin and to end, so that enough lies on either side. */
    private void narrow(double count) {
      double share = HeldRanks.KEPT / count;
      CellSet bounds = total(quantile(measure.q() - share), quantile(measure.q() + share));
      low = number(bounds, 0);
      high = number(bounds, 1);
    }

    private Measure quantile(double q) {
      return new Measure.Quantile(
          measure.condition(), measure.field(), Math.max(0, Math.min(1, q)));
    }

    /** Null where something came between the two questions. */
    private @Nullable HeldRanks narrowed(double[] near, EventPage page) {
      CellSet beyond =
          total(
              new Measure.Count(both(numbers, compare(Operator.LESS, low))),
              new Measure.Count(both(numbers, compare(Operator.GREATER, high))));
      return beyond.watermark().seq() == page.watermark().seq()
          ? held(
              near, page, new HeldRanks.Beyond((long) number(beyond, 0), (long) number(beyond, 1)))
          : null;
    }

    private HeldRanks held(double[] near, EventPage page, HeldRanks.Beyond beyond) {
      return new HeldRanks(measure.q(), page.watermark().seq(), low, high, near, beyond);
    }

    private Condition from(double number) {
      return Double.isFinite(number)
          ? compare(Operator.GREATER_OR_EQUAL, number)
          : Condition.ALWAYS;
    }

    private Condition to(double number) {
      return Double.isFinite(number) ? compare(Operator.LESS_OR_EQUAL, number) : Condition.ALWAYS;
    }

    private Condition compare(Operator operator, double number) {
      return new Condition.Compare(measure.field(), operator, number);
    }

    private double number(LedgerRow row) {
      Double number = new EventView(row, plan.zone()).number(measure.field());
      return number == null ? Double.NaN : number;
    }

    private CellSet total(Measure... measures) {
      return projection.run(
          new Plan(
              plan.scope(),
              plan.filter(),
              List.of(span),
              plan.zone(),
              null,
              List.of(),
              false,
              List.of(measures)));
    }

    private static double number(CellSet total, int measure) {
      for (Cell cell : total.cells()) {
        Double value = cell.values().get(measure);
        if (cell.kind() == Kind.TOTAL && value != null) {
          return value;
        }
      }
      return 0;
    }

    private static Condition both(Condition one, Condition other) {
      return new Condition.All(List.of(one, other));
    }
  }
}
