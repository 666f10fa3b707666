package io.aecos.analytics.server.schedules;

import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.reports.ReportRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule. {@code report} is null where it refreshes; {@code nextDue} is when it is due next;
 * {@code lastRun} what became of its latest due time, null before there was one; {@code secret}
 * what its webhook is signed with, told once, when it is made.
 */
public record ScheduleJson(
    String id,
    String name,
    String owner,
    @Nullable ReportRequest report,
    boolean refresh,
    String cron,
    String tz,
    String catchUp,
    DestinationJson deliver,
    @Nullable Instant nextDue,
    @Nullable RunJson lastRun,
    Instant createdAt,
    @Nullable String secret) {

  /** All schedules that the asker may see. */
  public record SchedulesJson(List<ScheduleJson> schedules) {}

  /** The latest due times of a schedule and what became of them, the latest first. */
  public record RunsJson(List<RunJson> runs) {}

  /**
   * What became of a due time. {@code message} says where it went, or why it failed or was skipped;
   * {@code report} is the address of the report that was made, for its owner.
   */
  public record RunJson(
      Instant due,
      String state,
      String message,
      @Nullable String report,
      Instant begunAt,
      @Nullable Instant endedAt) {
    static RunJson of(ScheduleRun run) {
      return new RunJson(
          run.due(),
          run.state().name().toLowerCase(Locale.ROOT),
          run.message(),
          run.report() == null ? null : "/api/reports/" + run.report(),
          run.begunAt(),
          run.endedAt());
    }
  }

  static ScheduleJson of(
      Schedule schedule, Orders orders, Optional<Instant> next, Optional<ScheduleRun> last) {
    Order.Work work = orders.work(schedule);
    return new ScheduleJson(
        schedule.id(),
        schedule.name(),
        schedule.owner(),
        work.report(),
        work.refreshes(),
        schedule.cron(),
        schedule.zone().getId(),
        schedule.catchUp().name().toLowerCase(Locale.ROOT),
        orders.delivery(schedule).shown(),
        next.orElse(null),
        last.map(RunJson::of).orElse(null),
        schedule.createdAt(),
        null);
  }

  ScheduleJson with(@Nullable String told) {
    return new ScheduleJson(
        id, name, owner, report, refresh, cron, tz, catchUp, deliver, nextDue, lastRun, createdAt,
        told);
  }
}
