package io.aecos.analytics.insight;

import io.aecos.analytics.insight.DistributionAnswer.Bucket;
import io.aecos.analytics.insight.DistributionAnswer.Quantile;
import io.aecos.analytics.metric.Definition;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairCells.Summary;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts estimates beside actuals and says how far they are apart. */
final class Pairs {
  /** AEC OS's own promise: an estimate is right when it is within 2 % of what things cost. */
  static final double TOLERANCE = 0.02;

  /** Relative errors in steps of 4 %, the middle one being the tolerance. */
  private static final List<Double> EDGES = edges();

  private static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  private final Frame frame;
  private final Metric metric;
  private final Definition.Paired paired;

  Pairs(Frame frame, Metric metric, Definition.Paired paired) {
    this.frame = frame;
    this.metric = metric;
    this.paired = paired;
  }

  PairPlan plan(PairPlan.Level level, int limit) {
    return new PairPlan(
        frame.extent(),
        new PairPlan.Side(paired.estimates().condition(), paired.estimate()),
        new PairPlan.Side(paired.actuals().condition(), paired.actual()),
        EDGES,
        QUANTILES,
        TOLERANCE,
        level,
        limit);
  }

  PairsAnswer answer(PairCells cells) {
    Summary sum = cells.summary();
    return new PairsAnswer(
        metric,
        TOLERANCE,
        sum,
        share(sum.estimate() - sum.actual(), sum.actual()),
        accuracy(sum),
        bins(cells),
        quantiles(cells),
        cells.points(),
        trust(cells));
  }

  private static List<Double> edges() {
    List<Double> edges = new ArrayList<>();
    for (int percent = -50; percent <= 50; percent += 4) {
      edges.add(percent / 100.0);
    }
    return edges;
  }

  private static @Nullable Double accuracy(Summary sum) {
    return Formula.Accuracy.of(sum.absoluteError(), sum.actual());
  }

  private static @Nullable Double share(double part, double whole) {
    return whole == 0 ? null : Double.valueOf(part / whole);
  }

  private static List<Bucket> bins(PairCells cells) {
    List<Bucket> bins = new ArrayList<>();
    for (int i = 0; i <= EDGES.size(); i++) {
      bins.add(
          new Bucket(
              i == 0 ? null : EDGES.get(i - 1),
              i == EDGES.size() ? null : EDGES.get(i),
              cells.bins().get(i)));
    }
    return bins;
  }

  private static List<Quantile> quantiles(PairCells cells) {
    List<Quantile> quantiles = new ArrayList<>();
    for (int i = 0; i < QUANTILES.size(); i++) {
      quantiles.add(new Quantile(QUANTILES.get(i), cells.quantiles().get(i)));
    }
    return quantiles;
  }

  private Trust trust(PairCells cells) {
    List<Note> notes = new ArrayList<>();
    side(paired.estimates().condition(), paired.estimate(), "estimates", notes);
    side(paired.actuals().condition(), paired.actual(), "actuals", notes);
    notes.addAll(
        frame.notes(
            List.of(paired.estimates().types(), paired.actuals().types()),
            new Condition.Any(
                List.of(paired.estimates().condition(), paired.actuals().condition())),
            cells.watermark().seq()));
    remarks(cells, notes);
    metric.limits().forEach(limit -> notes.add(new Note(Note.Code.LIMIT, limit)));
    return new Trust(
        frame.period(),
        cells.watermark(),
        notes,
        "per element the latest estimate against the sum of its actuals; error = (estimate −"
            + " actual) ÷ actual",
        cells.statement());
  }

  /** Events that cannot be joined: without an element, or without the number. */
  private void side(Condition condition, Field field, String what, List<Note> notes) {
    Condition numbered = new Condition.HasNumber(field);
    Condition placed = new Condition.Present(Dimension.of(EventColumn.ELEMENT_GUID));
    CellSet cells =
        frame.totals(
            List.of(
                new Measure.Count(condition),
                new Measure.Count(
                    new Condition.All(List.of(condition, new Condition.Not(numbered)))),
                new Measure.Count(
                    new Condition.All(List.of(condition, new Condition.Not(placed))))));
    List<@Nullable Double> counts = cells.cells().get(0).values();
    missing(counts.get(1), counts.get(0), what, "have no number", Note.Code.VALUE_MISSING, notes);
    missing(
        counts.get(2), counts.get(0), what, "name no element", Note.Code.DIMENSION_MISSING, notes);
  }

  private static void missing(
      @Nullable Double without,
      @Nullable Double all,
      String what,
      String lack,
      Note.Code code,
      List<Note> notes) {
    if (without != null && all != null && without > 0) {
      notes.add(
          new Note(
              code,
              String.format(
                  Locale.ROOT,
                  "%,d of %,d %s %s and cannot be compared",
                  without.longValue(),
                  all.longValue(),
                  what,
                  lack)));
    }
  }

  private static void remarks(PairCells cells, List<Note> notes) {
    Summary sum = cells.summary();
    if (sum.pairs() == 0) {
      notes.add(
          new Note(
              Note.Code.NOTHING_TO_DIVIDE,
              "no element has both an estimate and an actual in this period and selection"));
    }
    if (!Double.isFinite(sum.estimate() + sum.actual() + sum.absoluteError())) {
      notes.add(Note.tooLarge());
    }
    if (sum.onlyEstimated() > 0) {
      remark("%,d elements have an estimate and no actual yet", sum.onlyEstimated(), notes);
    }
    if (sum.onlyActual() > 0) {
      remark("%,d elements have an actual and no estimate", sum.onlyActual(), notes);
    }
    if (sum.withoutError() > 0) {
      remark(
          "%,d elements have an actual of 0 and so no relative error", sum.withoutError(), notes);
    }
    if (sum.points() > cells.points().size()) {
      notes.add(
          new Note(
              Note.Code.LIMIT,
              String.format(
                  Locale.ROOT,
                  "the %,d of %,d points with the greatest actual; all of them are in the figures",
                  cells.points().size(),
                  sum.points())));
    }
  }

  private static void remark(String text, long count, List<Note> notes) {
    notes.add(new Note(Note.Code.LIMIT, String.format(Locale.ROOT, text, count)));
  }
}
