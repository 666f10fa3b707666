package io.aecos.analytics.server.refresh;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.RolledUp;
import io.aecos.analytics.query.RollupCheck;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.imports.ImportJson;
import io.aecos.analytics.server.imports.ImportSources;
import io.aecos.analytics.server.imports.Imports;
import io.aecos.analytics.server.refresh.RefreshJson.RefreshCheckJson;
import io.aecos.analytics.server.refresh.RefreshJson.RollupsJson;
import io.aecos.analytics.server.refresh.RefreshJson.WorkspaceJson;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The steps of a refresh. Each is safe to repeat, and one that fails is a finding and keeps none of
 * the others from being done.
 */
final class RefreshWork {
  private static final int QUESTIONS = 16;
  private static final Duration CATCHING_UP = Duration.ofMinutes(10);
  private static final Duration DUE = Duration.ofMinutes(20);
  private static final long PAUSE_MILLIS = 100;

  private final Registry registry;
  private final Imports imports;
  private final ImportSources sources;
  private final LongSupplier behind;
  private final RollupCheck rollups;
  private final ScheduleDesk schedules;
  private final Runnable clockwork;
  private final Clock clock;

  /** What a refresh looks after; {@code clockwork} begins to do what is due. */
  record Parts(
      Registry registry,
      Imports imports,
      ImportSources sources,
      LongSupplier behind,
      RollupCheck rollups,
      ScheduleDesk schedules,
      Runnable clockwork,
      Clock clock) {}

  RefreshWork(Parts parts) {
    this.registry = parts.registry();
    this.imports = parts.imports();
    this.sources = parts.sources();
    this.behind = parts.behind();
    this.rollups = parts.rollups();
    this.schedules = parts.schedules();
    this.clockwork = parts.clockwork();
    this.clock = parts.clock();
  }

  /** {@code due} tells whether what schedules want is done, too. */
  void run(RefreshJob job, boolean due) throws InterruptedException {
    step(job, "reading what changed", this::takeIn);
    step(job, "counting it", this::catchUp);
    step(job, "refreshing what is rolled up", this::rollUp);
    step(job, "holding rollups against events", this::check);
    if (due) {
      step(job, "doing what is due", this::doDue);
    }
  }

  private interface Step {
    void run(RefreshJob job) throws InterruptedException;
  }

  private static void step(RefreshJob job, String name, Step step) throws InterruptedException {
    job.step(name);
    try {
      step.run(job);
    } catch (AnalyticsException e) {
      job.finding(name + ": " + e.getMessage());
    }
  }

  private void takeIn(RefreshJob job) throws InterruptedException {
    List<String> folders = registry.read(entries -> entries.refreshes().workspaces());
    for (String folder : folders) {
      WorkspaceJson read = read(folder);
      job.read(read);
      if (read.state().equals("failed")) {
        job.finding(
            folder
                + ": "
                + read.message()
                + ". If it is gone for good: aecos analytics refresh --forget "
                + folder);
      }
    }
  }

  private WorkspaceJson read(String folder) throws InterruptedException {
    try {
      ImportJson started = imports.start(folder, sources.workspace(Path.of(folder), false));
      ImportJson end = imports.find(started.id());
      while (!end.hasReadSources()) {
        Thread.sleep(PAUSE_MILLIS);
        end = imports.find(started.id());
      }
      ImportJson.TallyJson tally = end.receipt();
      String state = end.state().equals("failed") ? "failed" : "read";
      return new WorkspaceJson(
          folder, state, tally.stored(), tally.duplicate(), tally.quarantined(), end.message());
    } catch (AnalyticsException e) {
      return new WorkspaceJson(folder, "failed", 0, 0, 0, String.valueOf(e.getMessage()));
    }
  }

  private void catchUp(RefreshJob job) throws InterruptedException {
    Instant until = clock.instant().plus(CATCHING_UP);
    while (behind.getAsLong() > 0) {
      if (clock.instant().isAfter(until)) {
        job.finding(
            behind.getAsLong()
                + " rows of the ledger are not counted after "
                + CATCHING_UP.toMinutes()
                + " minutes");
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void rollUp(RefreshJob job) throws InterruptedException {
    RolledUp.Refreshed refreshed = rollups.refresh(Viewer.localAdministrator());
    job.rolledUp(new RollupsJson(refreshed.kept(), refreshed.made(), refreshed.dropped()));
  }

  private void check(RefreshJob job) {
    RollupCheck.Outcome outcome = rollups.check(Viewer.localAdministrator(), job.seed(), QUESTIONS);
    boolean nothing = outcome.fromRollups() == 0 && outcome.same();
    job.checked(
        new RefreshCheckJson(
            outcome.seed(),
            outcome.asked(),
            outcome.fromRollups(),
            nothing ? null : outcome.same(),
            outcome.different()),
        rollups.watermark());
    if (!outcome.same()) {
      job.finding(
          "rollups differ from events (seed "
              + outcome.seed()
              + "): "
              + outcome.different().get(0)
              + ". To make them again: aecos analytics rebuild");
    }
  }

  private void doDue(RefreshJob job) throws InterruptedException {
    clockwork.run();
    schedules.wake();
    Instant until = clock.instant().plus(DUE);
    List<String> waiting = schedules.overdue();
    while (!waiting.isEmpty() && clock.instant().isBefore(until)) {
      Thread.sleep(PAUSE_MILLIS);
      waiting = schedules.overdue();
    }
    if (!waiting.isEmpty()) {
      job.finding("still under way: " + String.join(", ", waiting));
    }
    List<ScheduleDesk.RunEnded> ended = schedules.endedSince(job.begunAt());
    job.scheduled(ended);
    ended.stream()
        .filter(ScheduleDesk.RunEnded::failed)
        .forEach(one -> job.finding("schedule " + one.schedule() + ": " + one.message()));
  }
}
