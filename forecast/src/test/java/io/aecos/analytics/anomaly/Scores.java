package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Course.Scale;
import io.aecos.analytics.anomaly.Planted.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the detectors do on generated courses. An alarm is right where it is of the kind that was
 * planted and was raised in time; one of another kind while an anomaly is going on is neither right
 * nor false; every other one is false.
 */
final class Scores {
  private final Pace pace;
  private final Map<Kind, Counts> counts = new EnumMap<>(Kind.class);
  private double years;
  private int series;

  Scores(Pace pace) {
    this.pace = pace;
    for (Kind kind : Kind.values()) {
      counts.put(kind, new Counts());
    }
  }

  /** Of one kind. */
  static final class Counts {
    int planted;
    int found;
    int delay;
    int falsely;
    int otherwise;

    double recall() {
      return (double) found / planted;
    }

    double precision() {
      return (double) found / (found + falsely);
    }
  }

  Counts of(Kind kind) {
    return java.util.Objects.requireNonNull(counts.get(kind));
  }

  double years() {
    return years;
  }

  int series() {
    return series;
  }

  double falsePerYear(Kind kind) {
    return of(kind).falsely / years;
  }

  double falsePerYear() {
    return counts.values().stream().mapToInt(one -> one.falsely).sum() / years;
  }

  /** {@code each} courses with an anomaly of every kind, and as many again without any. */
  static Scores run(Pace pace, int each, long seed) {
    Scores scores = new Scores(pace);
    Watch watch = new Watch(Limits.DEFAULT);
    for (int i = 0; i < each; i++) {
      Scale scale = scale(i);
      for (Kind kind : Kind.values()) {
        Scale fit = kind == Kind.BURST || kind == Kind.MISSING ? Scale.COUNT : scale;
        scores.add(watch, Planted.of(pace, fit, kind, seed + i));
        scores.add(
            watch, Planted.of(pace, scale, null, seed + 1_000_000L * (kind.ordinal() + 1) + i));
      }
    }
    return scores;
  }

  /**
   * {@code parts} weekly parts of metrics that are watched together, each judged by {@code limits}.
   */
  static Scores ofParts(int parts, @Nullable Kind kind, Limits limits, long seed) {
    Scores scores = new Scores(Pace.WEEKS);
    Watch watch = new Watch(limits);
    for (int i = 0; i < parts; i++) {
      Scale scale = kind == Kind.BURST ? Scale.COUNT : scale(i);
      scores.add(watch, Planted.ofPart(Pace.WEEKS, scale, kind, seed + i));
    }
    return scores;
  }

  private static Scale scale(int i) {
    return List.of(Scale.COUNT, Scale.COUNT, Scale.AMOUNT, Scale.FRACTION).get(i % 4);
  }

  private void add(Watch watch, Planted planted) {
    Watched watched = watch.over(planted.course());
    if (watched.refused() != null) {
      throw new IllegalStateException(watched.refused().text());
    }
    series++;
    years += (double) watched.judged() / pace.year();
    Truth truth = planted.truth();
    if (truth != null) {
      of(truth.kind()).planted++;
    }
    boolean found = false;
    for (Anomaly one : watched.raised()) {
      Counts own = of(one.kind());
      if (isRight(one, truth)) {
        own.delay += found ? 0 : one.raised() - (truth == null ? 0 : truth.at());
        own.found += found ? 0 : 1;
        found = true;
      } else if (isOfIt(one, truth)) {
        own.otherwise++;
      } else {
        own.falsely++;
      }
    }
  }

  private boolean isRight(Anomaly one, @Nullable Truth truth) {
    if (truth == null || one.kind() != truth.kind() || one.direction() != truth.direction()) {
      return false;
    }
    int patience =
        switch (truth.kind()) {
          case SPIKE, BURST -> 0;
          case LEVEL_SHIFT -> 2 * pace.recent();
          case MISSING -> truth.end() - 1 - truth.at();
          case SPREAD -> 2 * pace.spread();
        };
    return one.raised() >= truth.at() && one.raised() <= truth.at() + patience;
  }

  /** While it goes on, or right after, as long as it is among what is compared with. */
  private boolean isOfIt(Anomaly one, @Nullable Truth truth) {
    return truth != null
        && one.raised() >= truth.at()
        && one.raised()
            < Math.min(truth.end(), truth.at() + pace.before()) + pace.recent() + pace.spread();
  }
}
