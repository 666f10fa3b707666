package io.aecos.analytics.server.schedules;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Is called when something is due, and decides what of the due times at which no server ran is made
 * up for.
 */
final class Clockwork implements Timetable.Call {
  static final String ONCE = "once:";

  /** What is later than this was missed. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  /** More than so many due times are not made up for. */
  private static final int MOST_MISSED = 31;

  private final Registry registry;
  private final ScheduledWork work;
  private final Map<String, Timetable.Call> others;
  private final Clock clock;

  /** {@code others} are called for ids that begin with their name and a colon. */
  Clockwork(
      Registry registry, ScheduledWork work, Map<String, Timetable.Call> others, Clock clock) {
    this.registry = registry;
    this.work = work;
    this.others = Map.copyOf(others);
    this.clock = clock;
  }

  @Override
  public Optional<Instant> due(String id, Instant due) throws InterruptedException {
    int colon = id.indexOf(':');
    Timetable.Call other = others.get(colon < 0 ? "" : id.substring(0, colon));
    if (other != null) {
      return other.due(id, due);
    }
    boolean once = id.startsWith(ONCE);
    Optional<Schedule> schedule =
        schedule(once ? id.substring(ONCE.length(), id.lastIndexOf(':')) : id);
    if (schedule.isEmpty()) {
      return Optional.empty();
    }
    if (once) {
      work.run(schedule.get(), due);
      return Optional.empty();
    }
    return Optional.of(regular(schedule.get(), due));
  }

  private Optional<Schedule> schedule(String id) {
    return registry.read(entries -> entries.schedules().find(id));
  }

  private Instant regular(Schedule schedule, Instant due) throws InterruptedException {
    Cron cron = Cron.parse(schedule.cron());
    Missed missed = missed(cron, schedule.zone(), due);
    switch (schedule.catchUp()) {
      case NONE -> {
        if (due.plus(GRACE).isBefore(clock.instant())) {
          work.skip(schedule, due, "no server ran then, and it is not to be made up for");
          return cron.next(missed.last(), schedule.zone());
        }
        work.run(schedule, due);
      }
      case LATEST -> {
        if (missed.last().isAfter(due)) {
          work.skip(
              schedule, due, "no server ran then; that of " + missed.last() + " stands for it");
        }
        work.run(schedule, missed.last());
        return cron.next(missed.last(), schedule.zone());
      }
      case ALL -> {
        if (missed.tooMany()) {
          work.skip(
              schedule,
              due,
              "no server ran then and for more than "
                  + MOST_MISSED
                  + " due times after it; only"
                  + " that of "
                  + missed.last()
                  + " is made up for");
          return missed.last();
        }
        work.run(schedule, due);
      }
    }
    return cron.next(due, schedule.zone());
  }

  private record Missed(Instant last, boolean tooMany) {}

  /** The last due time up to now, from {@code due} on. */
  private Missed missed(Cron cron, ZoneId zone, Instant due) {
    Instant now = clock.instant();
    Instant last = due;
    int count = 0;
    for (Instant next = cron.next(due, zone); !next.isAfter(now); next = cron.next(next, zone)) {
      last = next;
      count++;
    }
    return new Missed(last, count > MOST_MISSED);
  }
}
