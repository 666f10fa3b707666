package io.aecos.analytics.outlook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the next update touches, from what those before touched. Three ways are tried on the
 * past: as many as ever, the same share of all that there is, or of what the code has a say in. At
 * each moment of the past that one is taken which had erred least until then.
 */
final class Reach {
  /** With fewer nothing can be said, nor tried. */
  static final int LEAST = 5;

  /** From so many on, those that follow are what it is tried on. */
  private static final int TRAINED = 3;

  private Reach() {}

  /** In which way an update's reach is thought of. */
  enum Way {
    NUMBER,
    SHARE_OF_ALL,
    SHARE_OF_CONCERNED
  }

  /** What one update touched, and what there was to be touched by each way. */
  record Touched(double count, double all, double concerned) {
    double of(Way way) {
      return switch (way) {
        case NUMBER -> 1;
        case SHARE_OF_ALL -> all;
        case SHARE_OF_CONCERNED -> concerned;
      };
    }
  }

  /**
   * What came of trying it; {@code errors} are shares of all that came, {@code within80} and {@code
   * within95} how many of {@code origins} lay in the intervals. {@code at} holds what would have
   * been said before each of the last updates.
   */
  record Trial(
      double error,
      double naiveError,
      int origins,
      int within80,
      int within95,
      List<Estimate> at) {}

  /**
   * The next reach and what speaks for it. {@code widened} is by how much its intervals are wider
   * than the spread of the past asks for, because they would have been too narrow.
   */
  record Result(Estimate estimate, Way way, Trial trial, double widened) {}

  /**
   * {@code past} by time, {@code next} with what there is now. Null where there are fewer than
   * {@link #LEAST}.
   */
  static @Nullable Result of(List<Touched> past, Touched next) {
    if (past.size() < LEAST) {
      return null;
    }
    List<Way> ways =
        Arrays.stream(Way.values()).filter(way -> isPossible(way, past, next)).toList();
    double[] erred = new double[Way.values().length];
    double error = 0;
    double naive = 0;
    double sum = 0;
    List<Estimate> said = new ArrayList<>();
    for (int k = TRAINED; k < past.size(); k++) {
      Touched actual = past.get(k);
      Estimate chosen = estimate(best(ways, erred), past.subList(0, k), actual);
      said.add(chosen);
      error += Math.abs(chosen.expected() - actual.count());
      naive += Math.abs(past.get(k - 1).count() - actual.count());
      sum += actual.count();
      for (Way way : ways) {
        erred[way.ordinal()] +=
            Math.abs(estimate(way, past.subList(0, k), actual).expected() - actual.count());
      }
    }
    Way way = best(ways, erred);
    Widening widening = Widening.of(said, past.subList(TRAINED, past.size()));
    return new Result(
        widening.of(estimate(way, past, next), most(way, past, next)),
        way,
        trial(past, said, error / sum, naive / sum),
        widening.by80());
  }

  private static Trial trial(
      List<Touched> past, List<Estimate> said, double error, double naiveError) {
    int within80 = 0;
    int within95 = 0;
    for (int i = 0; i < said.size(); i++) {
      double actual = past.get(TRAINED + i).count();
      within80 += said.get(i).within80(actual) ? 1 : 0;
      within95 += said.get(i).within95(actual) ? 1 : 0;
    }
    return new Trial(error, naiveError, said.size(), within80, within95, said);
  }

  /** A share needs something to be a share of, at every time, and at least what was touched. */
  private static boolean isPossible(Way way, List<Touched> past, Touched next) {
    return way == Way.NUMBER
        || next.of(way) > 0
            && past.stream().allMatch(one -> one.of(way) > 0 && one.count() <= one.of(way));
  }

  private static Way best(List<Way> ways, double[] erred) {
    Way best = ways.get(0);
    for (Way way : ways) {
      best = erred[way.ordinal()] < erred[best.ordinal()] ? way : best;
    }
    return best;
  }

  /** Half a thing is added everywhere, so that an update that touched nothing has a logarithm. */
  private static Estimate estimate(Way way, List<Touched> past, Touched next) {
    double[] rates = past.stream().mapToDouble(one -> (one.count() + .5) / one.of(way)).toArray();
    double base = next.of(way);
    double most = most(way, past, next);
    Estimate rate = new Spread(rates).next();
    return new Estimate(
        bounded(rate.expected() * base, most),
        bounded(rate.low80() * base, most),
        bounded(rate.high80() * base, most),
        bounded(rate.low95() * base, most),
        bounded(rate.high95() * base, most));
  }

  /** No more can be touched than there is, where it is known what there is. */
  private static double most(Way way, List<Touched> past, Touched next) {
    if (way != Way.NUMBER) {
      return next.of(way);
    }
    return isPossible(Way.SHARE_OF_ALL, past, next) ? next.all() : Double.MAX_VALUE;
  }

  private static double bounded(double value, double most) {
    return Math.max(0, Math.min(most, value - .5));
  }
}
