package io.aecos.analytics.anomaly;

import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.anomaly.Anomaly.Kind;
import io.aecos.analytics.anomaly.Course.Scale;
import org.jspecify.annotations.Nullable;

/**
 * A generated course and the one anomaly that was planted in it; none where {@code truth} is null.
 */
record Planted(Course course, @Nullable Truth truth) {

  /** What was planted, at the steps from {@code at} to before {@code end}. */
  record Truth(Kind kind, Direction direction, int at, int end) {}

  /** The course of a seed, with an anomaly of a kind, or with none. */
  static Planted of(Pace pace, Scale scale, @Nullable Kind kind, long seed) {
    return in(new Plain(pace, scale, seed), kind);
  }

  /** The same for a part of a metric. */
  static Planted ofPart(Pace pace, Scale scale, @Nullable Kind kind, long seed) {
    return in(Plain.part(pace, scale, seed), kind);
  }

  private static Planted in(Plain plain, @Nullable Kind kind) {
    if (kind == null) {
      return new Planted(plain.course(), null);
    }
    return new Planted(
            plain.course(),
            switch (kind) {
              case SPIKE -> spike(plain);
              case BURST -> burst(plain);
              case LEVEL_SHIFT -> shift(plain);
              case MISSING -> missing(plain);
              case SPREAD -> spread(plain);
            })
        .settled(plain);
  }

  private Planted settled(Plain plain) {
    return new Planted(plain.course(), truth);
  }

  /** 6 to 15 usual deviations, for one step. */
  private static Truth spike(Plain plain) {
    int at = plain.somewhere(1);
    boolean up = plain.coin() || plain.scale() == Scale.FRACTION;
    plain.push(at, at + 1, (up ? 1 : -1) * plain.between(6, 15));
    return new Truth(Kind.SPIKE, plain.direction(at, up), at, at + 1);
  }

  /** One delivery of 2 to 20 times the usual. */
  private static Truth burst(Plain plain) {
    int at = plain.somewhere(1);
    plain.deliver(at, plain.between(2, 20));
    return new Truth(Kind.BURST, Direction.UP, at, at + 1);
  }

  /** 3 to 8 usual deviations from one step on. */
  private static Truth shift(Plain plain) {
    int at = plain.somewhere(2 * plain.pace().before() / 3);
    boolean up = plain.coin();
    plain.push(at, plain.length(), (up ? 1 : -1) * plain.between(4, 9));
    return new Truth(Kind.LEVEL_SHIFT, plain.direction(at, up), at, plain.length());
  }

  /** Nothing for some steps. */
  private static Truth missing(Plain plain) {
    int steps =
        (int) plain.between(plain.pace() == Pace.DAYS ? 5 : 2, plain.pace() == Pace.DAYS ? 20 : 7);
    int at = plain.somewhere(steps);
    plain.silence(at, at + steps);
    return new Truth(Kind.MISSING, Direction.DOWN, at, at + steps);
  }

  /** 3 to 5 times the usual noise from one step on, or a fifth to a third of it. */
  private static Truth spread(Plain plain) {
    int at = plain.somewhere(2 * plain.pace().spread());
    boolean up = plain.coin() || plain.scale() == Scale.COUNT;
    double factor = plain.between(3, 5);
    plain.scatter(at, up ? factor : 1 / factor);
    return new Truth(Kind.SPREAD, up ? Direction.UP : Direction.DOWN, at, plain.length());
  }
}
