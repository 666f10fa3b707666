package io.aecos.analytics.anomaly;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors found over a whole course, in the order in which it would have been told, each
 * once; {@code judged} is how many steps they judged. Where nothing could be judged, {@code
 * refused} says why; {@code ended} where the last steps are so long without anything that it may be
 * over.
 */
public record Watched(List<Anomaly> raised, int judged, boolean ended, @Nullable Refused refused) {
  public Watched {
    raised = List.copyOf(raised);
  }

  static Watched refused(Code code, String text) {
    return new Watched(List.of(), 0, false, new Refused(code, text));
  }

  /** Why nothing can be said: a stable code and a sentence. */
  public record Refused(Code code, String text) {}

  /** Why nothing can be said. */
  public enum Code {
    EMPTY,
    TOO_SHORT,
    TOO_FEW_EVENTS,
    GAPPED,
    CONSTANT,
    NOT_FINITE,
    OUT_OF_BOUNDS,
    EXPLODING
  }

  /**
   * Looking back: without what turned out to be the beginning of something else, as a spike does
   * that stays, or a drop to nothing that goes on.
   */
  public List<Anomaly> lasting() {
    return raised.stream()
        .filter(one -> raised.stream().noneMatch(other -> begins(one, other)))
        .toList();
  }

  private static boolean begins(Anomaly one, Anomaly other) {
    boolean near = one.raised() <= other.raised() && one.at() >= other.at() - 1;
    boolean same = one.direction() == other.direction();
    return near
        && switch (other.kind()) {
          case LEVEL_SHIFT -> same && one.kind() == Anomaly.Kind.SPIKE;
          case MISSING ->
              same && (one.kind() == Anomaly.Kind.SPIKE || one.kind() == Anomaly.Kind.LEVEL_SHIFT);
          case BURST, SPIKE, SPREAD -> false;
        };
  }
}
