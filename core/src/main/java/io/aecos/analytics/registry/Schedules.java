package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schedules of a registry and what became of their due times. */
public interface Schedules {

  /** All schedules, by owner, then name. */
  List<Schedule> all();

  Optional<Schedule> find(String id);

  /**
   * Adds a schedule; its id is new.
   *
   * @throws AnalyticsException {@code CONFLICT} where its owner has one of that name
   */
  void add(Schedule schedule);

  /** Removes a schedule with its runs and tells whether there was one. */
  boolean remove(String id);

  /** The latest runs of a schedule, the latest due time first, at most {@code limit}. */
  List<ScheduleRun> runs(String schedule, int limit);

  Optional<ScheduleRun> run(String schedule, Instant due);

  /** Keeps a run that begins, and tells whether it is the first of its due time. */
  boolean begin(ScheduleRun run);

  /** Replaces what is kept of a run. */
  void put(ScheduleRun run);
}
