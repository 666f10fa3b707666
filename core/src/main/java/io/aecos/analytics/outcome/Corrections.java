package io.aecos.analytics.outcome;

import io.aecos.analytics.outlook.StudentT;
import io.aecos.analytics.projection.PairCells.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By which factor estimates of a group should be multiplied, as far as its past tells: Σ actual ÷ Σ
 * estimate. A factor is tried on each element without that element's help, and suggested only where
 * that makes estimates better and the interval of 95 of 100 (by the jackknife) leaves 1 out.
 */
public final class Corrections {
  /** With fewer pairs nothing is suggested. */
  public static final int LEAST = 10;

  private Corrections() {}

  /**
   * One group; {@code key} is null where its elements do not say. {@code bias} is (Σ estimate − Σ
   * actual) ÷ Σ actual, {@code mape} the mean of |estimate − actual| ÷ actual over {@code shares}
   * elements that cost anything, {@code error} Σ|estimate − actual| ÷ Σ actual and {@code
   * correctedError} the same after the factor; all null where there is nothing to divide by.
   */
  public record Correction(
      @Nullable String key,
      int pairs,
      @Nullable Double bias,
      @Nullable Double mape,
      int shares,
      @Nullable Double factor,
      @Nullable Double low95,
      @Nullable Double high95,
      @Nullable Double error,
      @Nullable Double correctedError,
      boolean suggested,
      String text) {}

  /** The groups of {@code by}, those with the most pairs first. */
  public static List<Correction> of(List<Point> points, Function<Point, @Nullable String> by) {
    Map<@Nullable String, List<Point>> groups = new LinkedHashMap<>();
    points.forEach(
        point -> groups.computeIfAbsent(by.apply(point), key -> new ArrayList<>()).add(point));
    List<Correction> corrections = new ArrayList<>();
    groups.forEach((key, own) -> corrections.add(correction(key, own)));
    corrections.sort(Comparator.comparingInt(Correction::pairs).reversed());
    return corrections;
  }

  private static Correction correction(@Nullable String key, List<Point> points) {
    int pairs = points.size();
    double estimates = points.stream().mapToDouble(Point::estimate).sum();
    double actuals = points.stream().mapToDouble(Point::actual).sum();
    double off = points.stream().mapToDouble(p -> Math.abs(p.estimate() - p.actual())).sum();
    double[] shares =
        points.stream()
            .filter(point -> point.actual() > 0)
            .mapToDouble(point -> Math.abs(point.estimate() - point.actual()) / point.actual())
            .toArray();
    Double mape =
        shares.length == 0
            ? null
            : (Double) java.util.Arrays.stream(shares).average().orElseThrow();
    if (actuals <= 0 || estimates <= 0) {
      return new Correction(
          key,
          pairs,
          null,
          mape,
          shares.length,
          null,
          null,
          null,
          null,
          null,
          false,
          "there is nothing to divide by");
    }
    double bias = (estimates - actuals) / actuals;
    double error = off / actuals;
    if (pairs < LEAST) {
      return new Correction(
          key,
          pairs,
          bias,
          mape,
          shares.length,
          null,
          null,
          null,
          error,
          null,
          false,
          "only " + pairs + " elements have both; " + LEAST + " are needed");
    }
    return tried(
        key,
        points,
        estimates,
        actuals,
        new Correction(
            key, pairs, bias, mape, shares.length, null, null, null, error, null, false, ""));
  }

  private static Correction tried(
      @Nullable String key, List<Point> points, double estimates, double actuals, Correction bare) {
    int pairs = points.size();
    double[] without = new double[pairs];
    double off = 0;
    double mean = 0;
    for (int i = 0; i < pairs; i++) {
      Point point = points.get(i);
      double rest = estimates - point.estimate();
      without[i] = rest <= 0 ? 1 : (actuals - point.actual()) / rest;
      off += Math.abs(point.actual() - without[i] * point.estimate());
      mean += without[i] / pairs;
    }
    double squares = 0;
    for (double one : without) {
      squares += (one - mean) * (one - mean);
    }
    double factor = actuals / estimates;
    double half = new StudentT(pairs - 1).quantile(.975) * Math.sqrt(squares * (pairs - 1) / pairs);
    double error = bare.error() == null ? 0 : bare.error();
    double corrected = off / actuals;
    boolean certain = factor - half > 1 || factor + half < 1;
    boolean suggested = certain && corrected < error;
    return new Correction(
        key,
        pairs,
        bare.bias(),
        bare.mape(),
        bare.shares(),
        factor,
        factor - half,
        factor + half,
        error,
        corrected,
        suggested,
        text(factor, error, corrected, certain, suggested));
  }

  private static String text(
      double factor, double error, double corrected, boolean certain, boolean suggested) {
    String tried =
        String.format(
            Locale.ROOT,
            "times %.2f: off by %.0f%% instead of %.0f%%, each element tried without its own help",
            factor,
            100 * corrected,
            100 * error);
    if (suggested) {
      return tried;
    }
    return certain
        ? tried + "; that is no better, so nothing is suggested"
        : tried + "; the factor may as well be 1, so nothing is suggested";
  }
}
