package io.aecos.analytics.roi;

import io.aecos.analytics.outlook.StudentT;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.SavingsCells.Cell;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.roi.RoiAnswer.Range;
import io.aecos.analytics.roi.RoiAnswer.Saved;
import io.aecos.analytics.roi.RoiAnswer.Sensitivity;
import io.aecos.analytics.roi.RoiAnswer.TypeLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Adds cells up. Only work that counts saves its hours by hand; all work takes its time. */
record RoiSums(List<Cell> cells) {
  /** With fewer whole weeks nothing is said of how far they scatter. */
  static final int LEAST_WEEKS = 8;

  private static final Set<Counting> SAVES = EnumSet.of(Counting.COUNTED, Counting.UNNAMED);
  private static final double CERTAINTY = .9;
  private static final double HOURS_CHANGE = .25;
  private static final double RATE_CHANGE = .2;

  static boolean saves(Cell cell) {
    return SAVES.contains(cell.counting());
  }

  /** As the cards count: every piece of work saves. */
  Saved gross() {
    return new Saved(
        sum(cell -> cell.manualHours() - cell.measuredHours()),
        sum(cell -> cell.manualUsd() - cell.measuredUsd()));
  }

  /** What the work of one counting does not save. */
  Saved lost(Counting counting) {
    return new Saved(
        -sum(cell -> cell.counting() == counting ? cell.manualHours() : 0),
        -sum(cell -> cell.counting() == counting ? cell.manualUsd() : 0));
  }

  /** Each element once, and what came to nothing not at all. */
  Saved net() {
    return net(cell -> true);
  }

  Saved net(Predicate<Cell> which) {
    return new Saved(
        sum(cell -> which.test(cell) ? hours(cell) : 0),
        sum(cell -> which.test(cell) ? usd(cell) : 0));
  }

  long events(Predicate<Cell> which) {
    return cells.stream().filter(which).mapToLong(Cell::events).sum();
  }

  double manualUsd() {
    return sum(cell -> saves(cell) ? cell.manualUsd() : 0);
  }

  double measuredUsd() {
    return sum(Cell::measuredUsd);
  }

  private static double hours(Cell cell) {
    return (saves(cell) ? cell.manualHours() : 0) - cell.measuredHours();
  }

  private static double usd(Cell cell) {
    return (saves(cell) ? cell.manualUsd() : 0) - cell.measuredUsd();
  }

  private double sum(ToDoubleFunction<Cell> number) {
    return cells.stream().mapToDouble(number).sum();
  }

  /** Most dollars first. */
  List<TypeLine> byType() {
    Map<@Nullable String, List<Cell>> types = new LinkedHashMap<>();
    cells.forEach(
        cell -> types.computeIfAbsent(cell.elementType(), key -> new ArrayList<>()).add(cell));
    List<TypeLine> lines = new ArrayList<>();
    types.forEach(
        (type, own) -> {
          RoiSums sums = new RoiSums(own);
          lines.add(new TypeLine(type, sums.events(RoiSums::saves), sums.net()));
        });
    lines.sort(Comparator.comparingDouble((TypeLine line) -> line.saved().usd()).reversed());
    return lines;
  }

  /**
   * Of {@code weeks}, the steps of the period, only whole ones that were over at {@code now} tell
   * how far weeks scatter; null where there are too few.
   */
  @Nullable Range range(List<Bucket> weeks, Instant now) {
    List<Instant> whole =
        weeks.stream()
            .filter(week -> !week.cut() && !week.span().to().isAfter(now))
            .map(Bucket::start)
            .toList();
    if (whole.size() < LEAST_WEEKS) {
      return null;
    }
    double length = lengths(weeks, now);
    double hours = half(sums(whole, RoiSums::hours)) * Math.sqrt(length);
    double[] dollars = sums(whole, RoiSums::usd);
    double usd = half(dollars) * Math.sqrt(length);
    int widest = widest(dollars);
    Saved net = net();
    return new Range(
        whole.size(),
        new Saved(net.hours() - hours, net.usd() - usd),
        new Saved(net.hours() + hours, net.usd() + usd),
        widest < 0 ? null : whole.get(widest));
  }

  private static double lengths(List<Bucket> weeks, Instant now) {
    double seconds =
        weeks.stream()
            .filter(week -> week.span().from().isBefore(now))
            .mapToDouble(
                week ->
                    java.time.Duration.between(week.span().from(), week.span().to()).toSeconds())
            .sum();
    return seconds / java.time.Duration.ofDays(7).toSeconds();
  }

  private double[] sums(List<Instant> whole, ToDoubleFunction<Cell> number) {
    return whole.stream()
        .mapToDouble(
            start ->
                cells.stream().filter(cell -> cell.start().equals(start)).mapToDouble(number).sum())
        .toArray();
  }

  /** Half the width of 80 of 100 weeks. */
  private static double half(double[] sums) {
    return new StudentT(sums.length - 1).quantile(CERTAINTY)
        * Math.sqrt(Arrays.stream(squares(sums)).sum() / (sums.length - 1));
  }

  /** The week that scatters more than all others together; -1 where none does. */
  private static int widest(double[] sums) {
    double[] squares = squares(sums);
    double half = Arrays.stream(squares).sum() / 2;
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] > half) {
        return i;
      }
    }
    return -1;
  }

  private static double[] squares(double[] sums) {
    double mean = Arrays.stream(sums).average().orElse(0);
    return Arrays.stream(sums).map(one -> (one - mean) * (one - mean)).toArray();
  }

  /** {@code costs} are those of the period, null where nobody knows them. */
  List<Sensitivity> sensitivity(@Nullable Double costs) {
    double net = net().usd();
    double hand = manualUsd();
    List<Sensitivity> all = new ArrayList<>();
    all.add(one("A quarter fewer hours by hand", net - HOURS_CHANGE * hand, costs));
    all.add(one("A quarter more hours by hand", net + HOURS_CHANGE * hand, costs));
    all.add(one("An hour costs a fifth less", net * (1 - RATE_CHANGE), costs));
    all.add(one("An hour costs a fifth more", net * (1 + RATE_CHANGE), costs));
    if (costs != null) {
      all.add(one("The tool costs a quarter more", net, costs * (1 + HOURS_CHANGE)));
    }
    return all;
  }

  private static Sensitivity one(String title, double usd, @Nullable Double costs) {
    return new Sensitivity(title, usd, costs == null ? null : (Double) (usd - costs));
  }
}
