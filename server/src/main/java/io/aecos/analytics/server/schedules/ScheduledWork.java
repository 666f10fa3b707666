package io.aecos.analytics.server.schedules;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.registry.ScheduleRun.State;
import io.aecos.analytics.server.delivery.Destination;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.reports.ReportRequest;
import io.aecos.analytics.server.reports.Reports;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due at one due time of a schedule, exactly once: whoever finds it begun goes on from
 * where it stands, and what may have left already is not sent again. It is done as its owner may on
 * the day, and fails visibly where they may not any more.
 */
final class ScheduledWork {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledWork.class);
  private static final String UNKNOWN =
      "the server stopped while this was handed over, so whether it arrived is not known; it is not"
          + " sent twice. To send it again: aecos analytics schedule run";

  private final Registry registry;
  private final Orders orders;
  private final Owners owners;
  private final Reports reports;
  private final Dispatch dispatch;
  private final Refreshing refreshing;
  private final Clock clock;

  ScheduledWork(Parts parts, Orders orders) {
    this.registry = parts.registry();
    this.orders = orders;
    this.owners = parts.owners();
    this.reports = parts.reports();
    this.dispatch = new Dispatch(parts);
    this.refreshing = parts.refreshing();
    this.clock = parts.clock();
  }

  /** Does it; does nothing where it has been done. */
  void run(Schedule schedule, Instant due) throws InterruptedException {
    ScheduleRun run = begun(schedule, due);
    if (run.state().isEnd()) {
      return;
    }
    try {
      end(schedule, run, done(schedule, run));
    } catch (AnalyticsException e) {
      if (e.code() == ErrorCode.OVERLOADED) {
        throw e; // The timetable comes again.
      }
      LOG.warn("Schedule {}, due {}: {}", schedule.name(), due, e.getMessage());
      end(schedule, run, failed(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("Schedule {}, due {}, failed", schedule.name(), due, e);
      end(schedule, run, failed("failed inside the server; its log tells more"));
    }
  }

  /** Keeps that a due time was left out on purpose. */
  void skip(Schedule schedule, Instant due, String why) {
    Instant now = clock.instant();
    registry.write(
        entries ->
            entries
                .schedules()
                .begin(ScheduleRun.begun(schedule.id(), due, now).ended(State.SKIPPED, why, now)));
  }

  private record End(State state, String message) {}

  private static End failed(String why) {
    return new End(State.FAILED, why);
  }

  private ScheduleRun begun(Schedule schedule, Instant due) {
    ScheduleRun fresh = ScheduleRun.begun(schedule.id(), due, clock.instant());
    return registry.write(
        entries ->
            entries.schedules().begin(fresh)
                ? fresh
                : entries.schedules().run(schedule.id(), due).orElse(fresh));
  }

  /**
   * Its owner learns of a failure in the same moment, and so does whoever is at the server. What
   * another server has done stays done.
   */
  private void end(Schedule schedule, ScheduleRun run, End end) {
    registry.write(
        entries -> {
          ScheduleRun now = entries.schedules().run(run.schedule(), run.due()).orElse(run);
          if (now.state() == State.DONE) {
            return now;
          }
          entries.schedules().put(now.ended(end.state(), end.message(), clock.instant()));
          if (end.state() == State.FAILED) {
            Stream.of(schedule.owner(), Viewer.LOCAL_ADMINISTRATOR)
                .distinct()
                .map(whom -> notice(schedule, run, end, whom))
                .forEach(entries.notices()::add);
          }
          return now;
        });
  }

  private Notice notice(Schedule schedule, ScheduleRun run, End end, String whom) {
    return new Notice(
        "schedule." + schedule.id() + "." + run.due().toEpochMilli() + "." + whom,
        whom,
        "schedule:" + schedule.id(),
        "schedule_failed",
        "Schedule failed: " + schedule.name(),
        "Of " + schedule.owner() + ", due " + run.due() + ": " + end.message(),
        "",
        clock.instant(),
        null,
        Notice.Delivery.NONE,
        "");
  }

  private End done(Schedule schedule, ScheduleRun run) throws InterruptedException {
    Order.Work work = orders.work(schedule);
    Viewer owner = owner(schedule, work.report());
    ReportRequest request = work.report();
    if (request == null) {
      Refreshing.Outcome outcome = refreshing.refresh(owner.name());
      return new End(outcome.ok() ? State.DONE : State.FAILED, outcome.words());
    }
    Optional<Destination> to = dispatch.destination(owner, orders.delivery(schedule));
    if (run.state() == State.DELIVERING && to.filter(Destination::takesAgain).isEmpty()) {
      return failed(UNKNOWN);
    }
    KeptReport report = report(owner, request, run);
    if (report.file() == null) {
      return failed("the report could not be made: " + report.message());
    }
    return to.isEmpty()
        ? kept(run, report)
        : delivered(new Dispatch.Sending(schedule, run.of(report.id()), owner, report), to.get());
  }

  private End kept(ScheduleRun run, KeptReport report) {
    keep(run, report);
    return new End(State.DONE, "kept in the history of reports");
  }

  /** The one that was made for this due time before, if it is still theirs to see. */
  private KeptReport report(Viewer owner, ReportRequest request, ScheduleRun run)
      throws InterruptedException {
    String made = run.report();
    Optional<KeptReport> before = made == null ? Optional.empty() : reports.still(owner, made);
    KeptReport report = before.isPresent() ? before.get() : reports.make(owner, request, run.due());
    keep(run, report);
    return report;
  }

  /** Only who finds it not being handed over yet hands it over, among all servers. */
  private End delivered(Dispatch.Sending sending, Destination to) throws InterruptedException {
    ScheduleRun run = sending.run();
    boolean mine =
        registry.write(
            entries -> {
              State state =
                  entries
                      .schedules()
                      .run(run.schedule(), run.due())
                      .map(ScheduleRun::state)
                      .orElse(State.SKIPPED);
              boolean free =
                  state == State.RUNNING || (state == State.DELIVERING && to.takesAgain());
              if (free) {
                entries.schedules().put(run.delivering(run.report()));
              }
              return free;
            });
    if (!mine) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "another server is handing it over; this one looks again later");
    }
    return new End(State.DONE, dispatch.send(sending, to));
  }

  /** Another server may be further by now, and must not be put back. */
  private void keep(ScheduleRun run, KeptReport report) {
    registry.write(
        entries -> {
          ScheduleRun now = entries.schedules().run(run.schedule(), run.due()).orElse(run);
          if (now.state() == State.RUNNING) {
            entries.schedules().put(now.of(report.id()));
          }
          return now;
        });
  }

  private Viewer owner(Schedule schedule, @Nullable ReportRequest request) {
    Viewer owner =
        owners
            .now(schedule.owner())
            .orElseThrow(
                () -> lost(schedule.owner() + " has no account any more, or is not active"));
    if (request == null) {
      if (owner.role() != Viewer.Role.ADMIN) {
        throw lost(owner.name() + " is no administrator any more, and only they refresh");
      }
      return owner;
    }
    for (String project : request.projectNames()) {
      if (!owner.scope().opens(project)) {
        throw lost(owner.name() + " may see nothing of project '" + project + "' any more");
      }
    }
    return owner;
  }

  private static AnalyticsException lost(String why) {
    return new AnalyticsException(ErrorCode.FORBIDDEN, why + "; nothing was made or sent");
  }
}
