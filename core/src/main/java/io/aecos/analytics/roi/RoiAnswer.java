package io.aecos.analytics.roi;

import io.aecos.analytics.insight.Trust;
import io.aecos.analytics.projection.Field.Baseline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AEC OS is worth in a period. {@code lines} lead from what the cards show to what was saved
 * once, and add up; {@code byType} are its parts by element type, which add up too. {@code range}
 * is null, with {@code noRange} saying why, where the data do not tell how far such a period
 * scatters. {@code costs} is null, with {@code noCosts} saying why, where it is not known or not
 * the asker's to know what the tool costs. {@code baselines} are those that can apply.
 */
public record RoiAnswer(
    List<Line> lines,
    Saved saved,
    List<TypeLine> byType,
    Reuse reuse,
    @Nullable Range range,
    @Nullable String noRange,
    List<Sensitivity> sensitivity,
    @Nullable Costs costs,
    @Nullable String noCosts,
    List<Baseline> baselines,
    Trust trust) {

  public RoiAnswer {
    lines = List.copyOf(lines);
    byType = List.copyOf(byType);
    sensitivity = List.copyOf(sensitivity);
    baselines = List.copyOf(baselines);
  }

  /** Hours, and USD at the rate of each piece of work. */
  public record Saved(double hours, double usd) {}

  /**
   * One step of the way: {@code gross} as the cards count it, then what does not save (again), then
   * {@code net}. {@code select} are filters that show the events which it is about.
   */
  public record Line(
      String name, String title, long events, Saved saved, Map<String, String> select) {}

  /** What was saved on elements of one type; null where the events do not say it. */
  public record TypeLine(@Nullable String elementType, long elements, Saved saved) {}

  /** What elements from templates saved, and what would be left without them. */
  public record Reuse(long elements, Saved saved, Saved without) {}

  /**
   * What 80 of 100 periods of this length would save, as far as its {@code weeks} tell. {@code
   * mostly} is where the one week begins that is more than half of how far they scatter, if one is.
   */
  public record Range(int weeks, Saved low, Saved high, @Nullable Instant mostly) {}

  /** What would be saved if one assumption were another; {@code benefit} is net of costs. */
  public record Sensitivity(String title, double usd, @Nullable Double benefit) {}

  /**
   * What the tool costs in the period: {@code months} of it. {@code benefit} is what was saved less
   * that, {@code roi} the benefit over the costs (null where they are 0), {@code paybackMonths} how
   * long until {@code once} is earned back at this rate, null where it is not; {@code breakEven} is
   * the share of the hours by hand at which nothing would be left.
   */
  public record Costs(
      double months,
      double licences,
      double machines,
      double people,
      double total,
      double once,
      double benefit,
      @Nullable Double roi,
      @Nullable Double paybackMonths,
      String payback,
      @Nullable Double breakEven) {}
}
