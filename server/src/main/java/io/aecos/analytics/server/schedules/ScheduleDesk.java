package io.aecos.analytics.server.schedules;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.registry.Timetable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schedules of everybody. Nothing is done at its due time before {@link #start}; what somebody
 * wants done now is done in any case. Safe for use by many threads.
 */
public final class ScheduleDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleDesk.class);
  private static final int MOST = 200;
  private static final int SHOWN = 200;
  private static final long STOP_SECONDS = 20;

  private final Registry registry;
  private final Timetable timetable;
  private final Orders orders;
  private final ScheduledWork work;
  private final Clock clock;
  private final AtomicBoolean started = new AtomicBoolean();
  private final ExecutorService atOnce = Executors.newCachedThreadPool(ScheduleDesk::thread);

  /** {@code zone} is that of a schedule which names none. */
  public ScheduleDesk(Parts parts, ZoneId zone, JsonMapper json) {
    this.registry = parts.registry();
    this.timetable = parts.timetable();
    this.orders = new Orders(parts.reports(), parts.destinations(), zone, json);
    this.work = new ScheduledWork(parts, orders);
    this.clock = parts.clock();
  }

  /**
   * From now on what is due is done; what is overdue at once. {@code others} are called for their
   * own names.
   */
  public void start(Map<String, Timetable.Call> others) {
    if (started.compareAndSet(false, true)) {
      Instant now = clock.instant();
      all().forEach(schedule -> timetable.putIfAbsent(schedule.id(), next(schedule, now)));
      timetable.start(new Clockwork(registry, work, others, clock));
    }
  }

  public boolean isStarted() {
    return started.get();
  }

  /** Looks at once for what is due. */
  public void wake() {
    timetable.wake();
  }

  ScheduleJson add(Viewer owner, Order order) {
    Instant now = clock.instant();
    Schedule schedule = orders.schedule(owner, order, now);
    registry.write(
        entries -> {
          if (entries.schedules().all().stream().filter(isOf(owner)).count() >= MOST) {
            throw new AnalyticsException(
                ErrorCode.TOO_LARGE, "There are " + MOST + " schedules already. Remove one first.");
          }
          entries.schedules().add(schedule);
          return schedule;
        });
    timetable.put(schedule.id(), next(schedule, now));
    return json(schedule).with(orders.delivery(schedule).secret());
  }

  /** Their own; an administrator's answer has everybody's. */
  List<ScheduleJson> of(Viewer viewer) {
    return all().stream().filter(mayManage(viewer)).map(this::json).toList();
  }

  ScheduleJson find(Viewer viewer, String id) {
    return json(schedule(viewer, id));
  }

  List<ScheduleJson.RunJson> runs(Viewer viewer, String id) {
    Schedule schedule = schedule(viewer, id);
    return registry
        .<List<ScheduleRun>>read(entries -> entries.schedules().runs(schedule.id(), SHOWN))
        .stream()
        .map(ScheduleJson.RunJson::of)
        .toList();
  }

  void remove(Viewer viewer, String id) {
    Schedule schedule = schedule(viewer, id);
    timetable.remove(schedule.id());
    registry.write(entries -> entries.schedules().remove(schedule.id()));
  }

  /** Does it now, once, besides its due times; the due time that this is. */
  Instant runNow(Viewer viewer, String id) {
    Schedule schedule = schedule(viewer, id);
    Instant due = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    String once = Clockwork.ONCE + schedule.id() + ":" + due.toEpochMilli();
    timetable.put(once, due); // First, so that nothing is begun that nobody comes back to.
    registry.write(
        entries -> entries.schedules().begin(ScheduleRun.begun(schedule.id(), due, due)));
    if (isStarted()) {
      timetable.wake();
    } else {
      atOnce.execute(() -> runWithoutClock(schedule, due, once));
    }
    return due;
  }

  private void runWithoutClock(Schedule schedule, Instant due, String once) {
    try {
      work.run(schedule, due);
      timetable.remove(once);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Schedule {} is done by the next server that runs", schedule.name(), e);
    }
  }

  /** Schedules whose latest outcome is a failure, or that are overdue, in words. */
  public List<String> troubles() {
    Instant late = clock.instant().minusSeconds(3_600);
    return all().stream().flatMap(schedule -> trouble(schedule, late).stream()).toList();
  }

  private Optional<String> trouble(Schedule schedule, Instant late) {
    Optional<String> failed =
        lastEnd(schedule)
            .filter(run -> run.state() == ScheduleRun.State.FAILED)
            .map(run -> "due " + run.due() + " failed: " + run.message());
    Optional<String> overdue =
        timetable.due(schedule.id()).filter(late::isAfter).map(due -> "overdue since " + due);
    return failed
        .or(() -> overdue)
        .map(what -> schedule.name() + " of " + schedule.owner() + ", " + what);
  }

  /** The schedules that nothing is ever due of, since the timetable does not know them. */
  public List<String> unplanned() {
    return all().stream()
        .filter(schedule -> timetable.due(schedule.id()).isEmpty())
        .map(schedule -> schedule.name() + " of " + schedule.owner())
        .toList();
  }

  /** Plans what is {@link #unplanned}, each for its next due time; how many these were. */
  public int plan() {
    Instant now = clock.instant();
    List<Schedule> forgotten =
        all().stream().filter(schedule -> timetable.due(schedule.id()).isEmpty()).toList();
    forgotten.forEach(schedule -> timetable.putIfAbsent(schedule.id(), next(schedule, now)));
    return forgotten.size();
  }

  /** How many schedules there are. */
  public int count() {
    return all().size();
  }

  /** The schedules of reports that are due by now, by their names. */
  public List<String> overdue() {
    Instant now = clock.instant();
    return all().stream()
        .filter(schedule -> !orders.work(schedule).refreshes())
        .filter(
            schedule -> timetable.due(schedule.id()).filter(due -> !due.isAfter(now)).isPresent())
        .map(Schedule::name)
        .toList();
  }

  /** What has ended since {@code since}, in words, and whether it failed. */
  public List<RunEnded> endedSince(Instant since) {
    return all().stream()
        .flatMap(
            schedule ->
                registry
                    .<List<ScheduleRun>>read(
                        entries -> entries.schedules().runs(schedule.id(), SHOWN))
                    .stream()
                    .filter(run -> run.endedAt() != null && !run.endedAt().isBefore(since))
                    .map(run -> RunEnded.of(schedule, run)))
        .toList();
  }

  /** That something was done for a due time. */
  public record RunEnded(String schedule, Instant due, String state, String message) {
    static RunEnded of(Schedule schedule, ScheduleRun run) {
      ScheduleJson.RunJson json = ScheduleJson.RunJson.of(run);
      return new RunEnded(schedule.name(), run.due(), json.state(), run.message());
    }

    public boolean failed() {
      return state.equals("failed");
    }
  }

  private List<Schedule> all() {
    return registry.read(entries -> entries.schedules().all());
  }

  private Schedule schedule(Viewer viewer, String id) {
    return registry
        .<Optional<Schedule>>read(entries -> entries.schedules().find(id))
        .filter(mayManage(viewer))
        .orElseThrow(
            () -> new AnalyticsException(ErrorCode.NOT_FOUND, "There is no schedule '" + id + "'"));
  }

  private static java.util.function.Predicate<Schedule> isOf(Viewer viewer) {
    return schedule -> schedule.owner().equals(viewer.name());
  }

  private static java.util.function.Predicate<Schedule> mayManage(Viewer viewer) {
    return schedule -> viewer.role() == Viewer.Role.ADMIN || schedule.owner().equals(viewer.name());
  }

  private ScheduleJson json(Schedule schedule) {
    return ScheduleJson.of(schedule, orders, timetable.due(schedule.id()), last(schedule));
  }

  private Optional<ScheduleRun> last(Schedule schedule) {
    return registry
        .<List<ScheduleRun>>read(entries -> entries.schedules().runs(schedule.id(), 1))
        .stream()
        .findFirst();
  }

  private Optional<ScheduleRun> lastEnd(Schedule schedule) {
    return registry
        .<List<ScheduleRun>>read(entries -> entries.schedules().runs(schedule.id(), 2))
        .stream()
        .filter(run -> run.state().isEnd())
        .findFirst();
  }

  private static Instant next(Schedule schedule, Instant now) {
    return Cron.parse(schedule.cron()).next(now, schedule.zone());
  }

  @Override
  public void close() {
    timetable.close();
    atOnce.shutdown();
    try {
      if (!atOnce.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        atOnce.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "schedule");
    thread.setDaemon(true);
    return thread;
  }
}
