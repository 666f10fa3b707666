package io.aecos.analytics.insight;

import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Contribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The change of a whole, apportioned to its parts along one dimension. For a sum each part
 * contributes what it changed by. For a ratio R = Σn ÷ Σd, with w a part's share of Σd and r its
 * own ratio, a part's rate is w̄ · Δr and its mix Δw · (r̄ − R̄), the bars meaning the average of
 * both periods: their sum over all parts is ΔR without a remainder. A part that has a denominator
 * in one period alone has no rate that changed; all it does is mix.
 */
record Split(Sums sums, List<Part> parts, Whole whole) {
  private static final int MOST = 20;
  private static final int UNEVEN = 3;

  /** One group: numerator and denominator of the period and of the comparison. */
  record Part(
      @Nullable String key,
      double top,
      double bottom,
      double topBefore,
      double bottomBefore,
      long events,
      long eventsBefore) {

    /** Whether anything of the metric happened in it at all. */
    boolean counts() {
      return events > 0 || eventsBefore > 0;
    }

    Part named(@Nullable String name) {
      return new Part(name, top, bottom, topBefore, bottomBefore, events, eventsBefore);
    }

    /** Of both together, without a name. */
    Part and(Part other) {
      return new Part(
          null,
          top + other.top,
          bottom + other.bottom,
          topBefore + other.topBefore,
          bottomBefore + other.bottomBefore,
          events + other.events,
          eventsBefore + other.eventsBefore);
    }
  }

  /** The whole that the parts are of, as it is shown. */
  record Whole(Part sums, BigDecimal value, BigDecimal previous) {
    BigDecimal change() {
      return value.subtract(previous);
    }
  }

  /** What one part did: its rate and its mix; all is rate where there is no ratio. */
  private record Effect(Part part, int others, double rate, double mix) {
    double size() {
      return Math.abs(rate + mix);
    }

    Effect and(Effect other) {
      return new Effect(
          part.and(other.part), others + other.others, rate + other.rate, mix + other.mix);
    }
  }

  Along along(String dimension) {
    List<Effect> effects = effects();
    int scale = Math.max(whole.value.scale(), whole.previous.scale());
    double[] sizes = effects.stream().mapToDouble(one -> one.rate + one.mix).toArray();
    List<BigDecimal> shares = Apportioned.of(sizes, whole.change(), scale);
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      contributions.add(contribution(effects.get(i), shares.get(i), scale));
    }
    return new Along(
        dimension,
        Apportioned.shown(uneven(effects)),
        sums.isRatio() ? sum(contributions.stream().map(Contribution::rate).toList()) : null,
        sums.isRatio() ? sum(contributions.stream().map(Contribution::mix).toList()) : null,
        contributions);
  }

  private static BigDecimal sum(List<@Nullable BigDecimal> numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal number : numbers) {
      sum = number == null ? sum : sum.add(number);
    }
    return sum;
  }

  private Contribution contribution(Effect effect, BigDecimal share, int scale) {
    Part part = effect.part;
    BigDecimal rate =
        sums.isRatio()
            ? new BigDecimal(effect.rate).setScale(scale, java.math.RoundingMode.HALF_EVEN)
            : null;
    return new Contribution(
        part.key,
        effect.others,
        value(part.top, part.bottom),
        value(part.topBefore, part.bottomBefore),
        share,
        rate,
        rate == null ? null : share.subtract(rate),
        part.events,
        part.eventsBefore);
  }

  private @Nullable BigDecimal value(double top, double bottom) {
    Double value = sums.value(top, bottom);
    return value == null ? null : Apportioned.shown(value);
  }

  /** The greatest first; what is beyond the most that is told is one effect of others. */
  private List<Effect> effects() {
    List<Effect> all =
        new ArrayList<>(
            parts.stream()
                .map(this::effect)
                .sorted(
                    Comparator.comparingDouble(Effect::size)
                        .reversed()
                        .thenComparing(one -> String.valueOf(one.part.key)))
                .toList());
    if (all.size() <= MOST) {
      return all;
    }
    Effect others =
        all.subList(MOST, all.size()).stream()
            .map(one -> new Effect(one.part, 1, one.rate, one.mix))
            .reduce(Effect::and)
            .orElseThrow();
    List<Effect> told = new ArrayList<>(all.subList(0, MOST));
    told.add(others);
    return told;
  }

  private Effect effect(Part part) {
    if (!sums.isRatio()) {
      return new Effect(part, 0, part.top - part.topBefore, 0);
    }
    Part all = whole.sums;
    double share = part.bottom / all.bottom;
    double shareBefore = part.bottomBefore / all.bottomBefore;
    double average = (all.top / all.bottom + all.topBefore / all.bottomBefore) / 2;
    double total =
        part.top / all.bottom - part.topBefore / all.bottomBefore - average * (share - shareBefore);
    boolean both = part.bottom != 0 && part.bottomBefore != 0;
    double rate =
        both
            ? (share + shareBefore)
                / 2
                * (part.top / part.bottom - part.topBefore / part.bottomBefore)
            : 0;
    return new Effect(part, 0, rate, total - rate);
  }

  /** How much the parts that differ most differ from a change that is the same everywhere. */
  private double uneven(List<Effect> effects) {
    double change = effects.stream().mapToDouble(one -> one.rate + one.mix).sum();
    if (change == 0) {
      return 0;
    }
    double[] off =
        effects.stream()
            .filter(one -> one.others == 0)
            .mapToDouble(one -> Math.abs(one.rate + one.mix - change * weight(one.part)))
            .sorted()
            .toArray();
    return IntStream.range(Math.max(0, off.length - UNEVEN), off.length)
            .mapToDouble(i -> off[i])
            .sum()
        / Math.abs(change);
  }

  /** A part's share of the whole before. */
  private double weight(Part part) {
    double all = sums.isRatio() ? whole.sums.bottomBefore : whole.sums.topBefore;
    return all == 0 ? 0 : (sums.isRatio() ? part.bottomBefore : part.topBefore) / all;
  }
}
