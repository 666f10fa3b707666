package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one due time of a schedule. There is one for each, so that whoever comes second,
 * another server or the same one after a crash, finds how far the first has got. {@code message}
 * says why it failed or was skipped, or where the outcome went; {@code report} is the report that
 * was made, null where none was.
 */
public record ScheduleRun(
    String schedule,
    Instant due,
    State state,
    String message,
    @Nullable String report,
    Instant begunAt,
    @Nullable Instant endedAt) {

  /** How far it has got. */
  public enum State {
    /** Begun; nothing has left yet, so whoever finds it may go on with it. */
    RUNNING,
    /** Being handed over; whoever finds it cannot know whether it has arrived. */
    DELIVERING,
    DONE,
    FAILED,
    /** Not done on purpose. */
    SKIPPED;

    public boolean isEnd() {
      return this == DONE || this == FAILED || this == SKIPPED;
    }
  }

  /** One that begins now. */
  public static ScheduleRun begun(String schedule, Instant due, Instant now) {
    return new ScheduleRun(schedule, due, State.RUNNING, "", null, now, null);
  }

  public ScheduleRun delivering(@Nullable String made) {
    return new ScheduleRun(schedule, due, State.DELIVERING, "", made, begunAt, null);
  }

  public ScheduleRun ended(State how, String why, Instant now) {
    return new ScheduleRun(schedule, due, how, why, report, begunAt, now);
  }

  public ScheduleRun of(@Nullable String made) {
    return new ScheduleRun(schedule, due, state, message, made, begunAt, endedAt);
  }
}
