package io.aecos.analytics.server.alerts;

import io.aecos.analytics.registry.Alert.Standing;
import io.aecos.analytics.registry.Alert.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert stands after it was judged, and what its owner is to be told of that, if anything.
 * What cannot be judged is told once and changes nothing of what is firing.
 */
record Turn(Standing standing, @Nullable Telling telling) {

  /** What is told. */
  enum Telling {
    FIRED,
    STILL_FIRING,
    RECOVERED,
    CANNOT_BE_JUDGED
  }

  static Turn of(Standing before, Finding finding, Rule.Timing timing, Instant now) {
    State state = before.state();
    if (!finding.known()) {
      boolean firing = state == State.FIRING;
      boolean news = !firing && state != State.UNKNOWN;
      return firing
          ? to(before, State.FIRING, before.since(), before.toldAt(), now, finding)
          : new Turn(
              new Standing(
                  State.UNKNOWN, news ? now : before.since(), before.toldAt(), now, finding.text()),
              news ? Telling.CANNOT_BE_JUDGED : null);
    }
    if (!finding.so()) {
      Turn calm =
          to(before, State.OK, state == State.OK ? before.since() : now, null, now, finding);
      boolean told = state == State.FIRING && timing.recovery();
      return told ? new Turn(calm.standing, Telling.RECOVERED) : calm;
    }
    return state == State.FIRING
        ? still(before, finding, timing, now)
        : holds(before, finding, timing, now);
  }

  private static Turn holds(Standing before, Finding finding, Rule.Timing timing, Instant now) {
    Instant since = before.state() == State.PENDING ? before.since() : now;
    boolean fires = !since.plus(timing.lasting()).isAfter(now);
    return fires
        ? new Turn(new Standing(State.FIRING, since, now, now, finding.text()), Telling.FIRED)
        : to(before, State.PENDING, since, null, now, finding);
  }

  private static Turn still(Standing before, Finding finding, Rule.Timing timing, Instant now) {
    Instant told = before.toldAt();
    boolean again =
        timing.renotify() != null && told != null && !told.plus(timing.renotify()).isAfter(now);
    return new Turn(
        new Standing(State.FIRING, before.since(), again ? now : told, now, finding.text()),
        again ? Telling.STILL_FIRING : null);
  }

  private static Turn to(
      Standing before,
      State state,
      Instant since,
      @Nullable Instant told,
      Instant now,
      Finding finding) {
    return new Turn(new Standing(state, since, told, now, finding.text()), null);
  }
}
