package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Watched.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the detectors over a course, step by step, each step judged by what was known at it. Without
 * state, safe for use by many threads; the same course gives the same answer.
 */
public final class Watch {
  private static final List<Detector> DETECTORS =
      List.of(new Missing(), new LevelShifts(), new Spikes(), new SpreadChanges());

  private final Limits limits;

  public Watch(Limits limits) {
    this.limits = limits;
  }

  /** All that would have been told. */
  public Watched over(Course course) {
    return over(course, 0);
  }

  /** What would have been told at step {@code from} or later. */
  public Watched over(Course course, int from) {
    Refused refused = Fit.refusal(course, limits);
    if (refused != null) {
      return new Watched(List.of(), 0, false, refused);
    }
    double[] values = course.values();
    double[] judged = values.clone();
    List<Anomaly> raised = new ArrayList<>();
    int first = first(values);
    int begin = Math.max(first + limits.leastSteps(), from);
    for (int at = begin; at < values.length; at++) {
      Anomaly gap = last(raised, Kind.MISSING);
      if (gap != null && isOpen(values, gap.at(), at)) {
        Arrays.fill(judged, gap.at(), at + 1, Double.NaN);
      }
      Flattened flat = new Flattened(Arrays.copyOf(judged, at + 1), course);
      Step step = new Step(course, limits, flat, values, at);
      for (Detector detector : DETECTORS) {
        Anomaly found = detector.at(step);
        if (found != null && isNew(found, raised, course.pace())) {
          raised.add(found);
        }
      }
    }
    return new Watched(raised, Math.max(0, values.length - begin), Fit.ended(course), null);
  }

  private static int first(double[] values) {
    int first = 0;
    while (first < values.length && (Double.isNaN(values[first]) || values[first] == 0)) {
      first++;
    }
    return first;
  }

  /** From its first step to {@code at} there is nothing. */
  private static boolean isOpen(double[] values, int from, int at) {
    return Arrays.stream(values, from, at + 1).allMatch(one -> Double.isNaN(one) || one == 0);
  }

  private static @Nullable Anomaly last(List<Anomaly> raised, Kind kind) {
    Anomaly last = null;
    for (Anomaly one : raised) {
      last = one.kind() == kind ? one : last;
    }
    return last;
  }

  /** What goes on is told once; a spread is the same while its window holds the old one. */
  private static boolean isNew(Anomaly found, List<Anomaly> raised, Pace pace) {
    int patience =
        switch (found.kind()) {
          case BURST, SPIKE -> 1;
          case LEVEL_SHIFT -> 2 * pace.recent();
          case MISSING -> 0;
          case SPREAD -> pace.spread() + pace.before() / 2;
        };
    return raised.stream()
        .noneMatch(
            one ->
                one.kind() == found.kind()
                    && (found.kind() == Kind.MISSING
                        ? one.at() == found.at()
                        : one.direction() == found.direction()
                            && found.raised() - one.raised() <= patience));
  }
}
