package io.aecos.analytics.forecast;

import io.aecos.analytics.forecast.Forecast.Break;
import io.aecos.analytics.forecast.Forecast.Code;
import io.aecos.analytics.forecast.Forecast.Refused;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A series that can be forecast: long enough, finite, without gaps, moving. {@code filled} tells
 * how many small gaps were closed between their neighbours; after a break only what follows counts.
 * All else is refused with the reason.
 */
record Sound(double[] values, int filled, boolean sparse, @Nullable Break since) {
  /** No forecast is made of fewer values. */
  static final int LEAST = 10;

  private static final int LONGEST_GAP = 2;
  private static final double MOST_GAPS = 0.1;
  private static final double TOO_LARGE = 1e100;
  private static final double EXPLOSION = 10;

  /** Why the history cannot be forecast; null where it can. */
  static @Nullable Refused refusal(History history, int horizon) {
    double[] all = begun(history.values());
    long told = known(all);
    if (told == 0) {
      return new Refused(Code.EMPTY, "there is no settled value to forecast from");
    }
    Refused ended = ended(all, history.total());
    if (ended != null) {
      return ended;
    }
    Break last = Breaks.last(all);
    double[] values = since(all, last);
    long known = known(values);
    if (known < Math.max(LEAST, 2 * horizon)) {
      return new Refused(Code.TOO_SHORT, tooShort(known, horizon, last));
    }
    if (gapped(values)) {
      return new Refused(
          Code.GAPPED,
          (values.length - known)
              + " of "
              + values.length
              + " steps have no value; at most one in ten may be missing, and no more than "
              + LONGEST_GAP
              + " in a row");
    }
    return unfit(history, filled(values));
  }

  private static long known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  /** What stopped is not carried on; whether nothing came for long is told by it or its growth. */
  private static @Nullable Refused ended(double[] values, boolean total) {
    double[] news = values.clone();
    for (int t = 1; total && t < news.length; t++) {
      news[t] = values[t] - values[t - 1];
    }
    if (!Pauses.mayHaveEnded(news) || Pauses.last(news) == news.length) {
      return null;
    }
    int silent = Pauses.last(news);
    double last = values[values.length - 1];
    String nothing =
        total
            ? "nothing was added in the last " + silent + " steps"
            : Double.isNaN(last)
                ? "the last " + silent + " steps have no value"
                : "the last " + silent + " values are 0";
    return new Refused(
        Code.ENDED, nothing + ", a pause far longer than any before: it may have ended");
  }

  private static double[] since(double[] values, @Nullable Break last) {
    return last == null ? values : Arrays.copyOfRange(values, last.at(), values.length);
  }

  private static @Nullable Refused unfit(History history, double[] values) {
    Bounds bounds = history.bounds();
    for (double value : values) {
      if (!(Math.abs(value) <= TOO_LARGE)) {
        return new Refused(Code.NOT_FINITE, "the history holds " + value + ", which is no amount");
      }
      if (value != bounds.within(value)) {
        return new Refused(
            Code.OUT_OF_BOUNDS,
            "the history holds "
                + value
                + ", which cannot be: values lie between "
                + bounds.low()
                + " and "
                + bounds.high());
      }
    }
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return new Refused(
          Code.CONSTANT,
          "all "
              + values.length
              + " values are "
              + number(values[0])
              + ": nothing in them tells how far the next may be off");
    }
    return exploding(values)
        ? new Refused(
            Code.EXPLODING,
            "the last values changed more than "
                + (int) EXPLOSION
                + " times as much with each step as all values before them differ: what held"
                + " before does not hold now")
        : null;
  }

  private static String tooShort(long known, int horizon, @Nullable Break last) {
    String have =
        "there " + (known == 1 ? "is 1 settled value" : "are " + known + " settled values");
    int needed = Math.max(LEAST, 2 * horizon);
    String would = known >= LEAST ? ", or a horizon of at most " + known / 2 : "";
    String since = last == null ? "" : " since values became " + last.text();
    return have + since + "; " + horizon + " steps ahead need at least " + needed + would;
  }

  static Sound of(History history) {
    double[] all = begun(history.values());
    Break last = Breaks.last(all);
    double[] begun = since(all, last);
    double[] values = filled(begun);
    int gaps = (int) Arrays.stream(begun).filter(Double::isNaN).count();
    long nothing = Arrays.stream(values).filter(value -> value == 0).count();
    boolean positive = Arrays.stream(values).allMatch(value -> value >= 0);
    boolean happens = Arrays.stream(values).filter(value -> value > 0).count() >= 2;
    return new Sound(
        values,
        gaps,
        positive && happens && 2 * nothing > values.length,
        inAll(history, all, last));
  }

  private static @Nullable Break inAll(History history, double[] begun, @Nullable Break last) {
    return last == null
        ? null
        : new Break(last.at() + history.values().length - begun.length, last.factor());
  }

  /** Without the gaps before the first value. */
  private static double[] begun(double[] values) {
    int first = 0;
    while (first < values.length && Double.isNaN(values[first])) {
      first++;
    }
    return Arrays.copyOfRange(values, first, values.length);
  }

  private static boolean gapped(double[] values) {
    int run = 0;
    int all = 0;
    int longest = 0;
    for (double value : values) {
      run = Double.isNaN(value) ? run + 1 : 0;
      all += Double.isNaN(value) ? 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest > LONGEST_GAP || all > MOST_GAPS * values.length;
  }

  /** On a line between the neighbours; like the last value behind it. */
  private static double[] filled(double[] values) {
    double[] result = values.clone();
    for (int t = 1; t < result.length; t++) {
      if (Double.isNaN(values[t])) {
        int next = t;
        while (next < values.length && Double.isNaN(values[next])) {
          next++;
        }
        double before = result[t - 1];
        double after = next < values.length ? values[next] : before;
        result[t] = before + (after - before) / (next - t + 1);
      }
    }
    return result;
  }

  private static boolean exploding(double[] values) {
    int quarter = values.length - values.length / 4;
    double low = Arrays.stream(values, 0, quarter).min().orElse(0);
    double high = Arrays.stream(values, 0, quarter).max().orElse(0);
    double change = 0;
    for (int t = quarter; t < values.length; t++) {
      change += Math.abs(values[t] - values[t - 1]);
    }
    return high > low && change / (values.length - quarter) > EXPLOSION * (high - low);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }
}
