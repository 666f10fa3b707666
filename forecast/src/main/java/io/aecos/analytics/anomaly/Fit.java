package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Course.Scale;
import io.aecos.analytics.anomaly.Watched.Code;
import io.aecos.analytics.anomaly.Watched.Refused;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether anything can be said of a course at all. */
final class Fit {
  private static final double MOST_GAPS = 0.3;
  private static final double EXPLOSION = 10;
  private static final double ONE_WAY = 0.8;
  private static final double TOO_LARGE = 1e100;

  private Fit() {}

  /** Why nothing can be said; null where something can. */
  static @Nullable Refused refusal(Course course, Limits limits) {
    double[] values = course.values();
    double[] known = Robust.known(values);
    if (known.length == 0) {
      return new Refused(Code.EMPTY, "there is no settled value");
    }
    if (known.length <= limits.leastSteps()) {
      return new Refused(
          Code.TOO_SHORT,
          (known.length == 1
                  ? "there is 1 settled value"
                  : "there are " + known.length + " settled values")
              + "; what is usual is told from more than "
              + limits.leastSteps());
    }
    if (course.perStep() < limits.leastPerStep()) {
      return new Refused(
          Code.TOO_FEW_EVENTS,
          "fewer than " + (int) limits.leastPerStep() + " events stand behind a value on average");
    }
    return unfit(course, known);
  }

  private static @Nullable Refused unfit(Course course, double[] known) {
    for (double value : known) {
      if (!(Math.abs(value) <= TOO_LARGE)) {
        return new Refused(Code.NOT_FINITE, "the history holds " + value + ", which is no amount");
      }
      boolean impossible =
          course.scale() != Scale.BALANCE && value < 0
              || course.scale() == Scale.FRACTION && value > 1;
      if (impossible) {
        return new Refused(Code.OUT_OF_BOUNDS, "the history holds " + value + ", which cannot be");
      }
    }
    if (Arrays.stream(known).allMatch(value -> value == known[0])) {
      return new Refused(
          Code.CONSTANT, "all values are the same: nothing in them tells what would be unusual");
    }
    if (gaps(course.values()) > MOST_GAPS * course.values().length) {
      return new Refused(Code.GAPPED, "more than three in ten steps have no value");
    }
    return exploding(known)
        ? new Refused(
            Code.EXPLODING, "the last values grow beyond everything before them, step by step")
        : null;
  }

  /** Steps without a value among the others; those at the end may be missing data. */
  private static long gaps(double[] values) {
    int last = values.length;
    while (last > 0 && Double.isNaN(values[last - 1])) {
      last--;
    }
    return Arrays.stream(values, 0, last).filter(Double::isNaN).count();
  }

  /** The last quarter moves far more with each step than all before it differ, and one way. */
  private static boolean exploding(double[] values) {
    int quarter = values.length - values.length / 4;
    double low = Arrays.stream(values, 0, quarter).min().orElse(0);
    double high = Arrays.stream(values, 0, quarter).max().orElse(0);
    double[] changes = new double[values.length - quarter];
    Arrays.setAll(changes, i -> values[quarter + i] - values[quarter + i - 1]);
    double ups = Arrays.stream(changes).filter(change -> change > 0).count();
    boolean oneWay = Math.max(ups, changes.length - ups) >= ONE_WAY * changes.length;
    double[] sizes = Arrays.stream(changes).map(Math::abs).toArray();
    return oneWay && high > low && Robust.median(sizes) > EXPLOSION * (high - low);
  }

  /** So long without anything that it may be over. */
  static boolean ended(Course course) {
    double[] values = course.values();
    int run = 0;
    while (run < values.length
        && (Double.isNaN(values[values.length - 1 - run])
            || values[values.length - 1 - run] == 0)) {
      run++;
    }
    int longest = 0;
    int pause = 0;
    for (int t = 0; t < values.length - run; t++) {
      pause = Double.isNaN(values[t]) || values[t] == 0 ? pause + 1 : 0;
      longest = Math.max(longest, pause);
    }
    return run > course.pace().recent() + 2 * longest;
  }
}
