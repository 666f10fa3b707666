package io.aecos.analytics.insight;

import io.aecos.analytics.insight.DistributionAnswer.Bucket;
import io.aecos.analytics.insight.DistributionAnswer.Quantile;
import io.aecos.analytics.insight.InsightService.Range;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Spread;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the numbers behind a metric over buckets. A first look finds where the numbers lie, a
 * second one counts; the outer buckets are open, so that what arrives in between is counted too.
 */
final class Distributions {
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  /** Where the last bucket opens: beyond it a long tail would press all else together. */
  private static final double TAIL = 0.99;

  private final Frame frame;
  private final Metric metric;
  private final Spread spread;
  private final Condition numbered;

  Distributions(Frame frame, Metric metric, Spread spread) {
    this.frame = frame;
    this.metric = metric;
    this.spread = spread;
    this.numbered =
        new Condition.All(List.of(spread.condition(), new Condition.HasNumber(spread.field())));
  }

  Frame frame() {
    return frame;
  }

  DistributionAnswer answer(int buckets) {
    List<Double> edges = edges(buckets);
    List<Measure> measures = new ArrayList<>(facts());
    for (int i = 0; i <= edges.size(); i++) {
      measures.add(new Measure.Count(within(range(edges, i))));
    }
    CellSet cells = frame.totals(measures);
    List<@Nullable Double> values = cells.cells().get(0).values();
    long count = whole(values.get(0));
    long missing = whole(values.get(1)) - count;
    List<Bucket> filled = new ArrayList<>();
    for (int i = 0; i <= edges.size() && count > 0; i++) {
      Range range = range(edges, i);
      filled.add(new Bucket(range.atLeast(), range.below(), whole(values.get(facts().size() + i))));
    }
    return new DistributionAnswer(
        metric,
        count,
        missing,
        values.get(2),
        values.get(3),
        mean(values.get(4), count),
        quantiles(values),
        filled,
        trust(cells, count, missing));
  }

  Condition within(Range range) {
    List<Condition> all = new ArrayList<>(List.of(numbered));
    if (range.atLeast() != null) {
      all.add(new Condition.Compare(spread.field(), Operator.GREATER_OR_EQUAL, range.atLeast()));
    }
    if (range.below() != null) {
      all.add(new Condition.Compare(spread.field(), Operator.LESS, range.below()));
    }
    return new Condition.All(all);
  }

  private List<Double> edges(int buckets) {
    List<@Nullable Double> values =
        frame
            .totals(
                List.of(
                    new Measure.Min(spread.condition(), spread.field()),
                    new Measure.Quantile(spread.condition(), spread.field(), TAIL)))
            .cells()
            .get(0)
            .values();
    Double low = values.get(0);
    Double high = values.get(1);
    return low == null || high == null ? List.of() : Steps.between(low, high, buckets);
  }

  private List<Measure> facts() {
    List<Measure> facts = new ArrayList<>();
    facts.add(new Measure.Count(numbered));
    facts.add(new Measure.Count(spread.condition()));
    facts.add(new Measure.Min(spread.condition(), spread.field()));
    facts.add(new Measure.Max(spread.condition(), spread.field()));
    facts.add(new Measure.Sum(spread.condition(), spread.field()));
    for (double q : QUANTILES) {
      facts.add(new Measure.Quantile(spread.condition(), spread.field(), q));
    }
    return facts;
  }

  private static Range range(List<Double> edges, int index) {
    return new Range(
        index == 0 ? null : edges.get(index - 1), index == edges.size() ? null : edges.get(index));
  }

  private static List<Quantile> quantiles(List<@Nullable Double> values) {
    List<Quantile> quantiles = new ArrayList<>();
    for (int i = 0; i < QUANTILES.length; i++) {
      quantiles.add(new Quantile(QUANTILES[i], values.get(5 + i)));
    }
    return quantiles;
  }

  private static @Nullable Double mean(@Nullable Double sum, long count) {
    return sum == null || count == 0 || !Double.isFinite(sum) ? null : Double.valueOf(sum / count);
  }

  private static long whole(@Nullable Double count) {
    return count == null ? 0 : count.longValue();
  }

  private Trust trust(CellSet cells, long count, long missing) {
    List<Note> notes = new ArrayList<>();
    if (missing > 0) {
      notes.add(
          new Note(
              Note.Code.VALUE_MISSING,
              String.format(
                  Locale.ROOT,
                  "%,d of %,d events have no number and are in no bucket",
                  missing,
                  count + missing)));
    }
    notes.addAll(frame.notes(List.of(spread.types()), spread.condition(), cells.watermark().seq()));
    Double sum = cells.cells().get(0).values().get(4);
    if (sum != null && !Double.isFinite(sum)) {
      notes.add(Note.tooLarge());
    }
    if (count == 0) {
      notes.add(new Note(Note.Code.NO_EVENTS, "no such event in this period and selection"));
    } else {
      notes.add(new Note(Note.Code.QUANTILE, "exact: computed over every event, not estimated"));
    }
    return new Trust(
        frame.period(),
        cells.watermark(),
        notes,
        "the single numbers behind: " + metric.title(),
        cells.statement());
  }
}
