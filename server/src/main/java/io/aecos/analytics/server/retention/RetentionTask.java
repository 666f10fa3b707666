package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.server.upkeep.UpkeepWork.Steps;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Archives once a day, if the settings let anything leave the ledger. */
public final class RetentionTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

  private final Retention retention;
  private final Upkeep upkeep;
  private final Clock clock;
  private @Nullable ScheduledExecutorService clockwork;
  private @Nullable LocalDate begun;

  public RetentionTask(Retention retention, Upkeep upkeep, Clock clock) {
    this.retention = retention;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  static RetentionJson run(Retention retention, boolean dry, boolean compact, Steps steps) {
    Retention.Outcome outcome = retention.run(dry, steps::at);
    if (compact && !dry) {
      steps.at(0, 0, "giving room back to the disk");
      retention.compact();
    }
    return RetentionJson.of(outcome, retention.rules().words());
  }

  public synchronized void start() {
    if (retention.rules().keepsEverything()) {
      return;
    }
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "retention");
              thread.setDaemon(true);
              return thread;
            });
    var unused = started.scheduleWithFixedDelay(this::look, 10, 10, TimeUnit.MINUTES);
    clockwork = started;
  }

  private void look() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.equals(begun)) {
      return;
    }
    try {
      upkeep.start("retention", steps -> run(retention, false, false, steps));
      begun = today;
    } catch (AnalyticsException e) {
      LOG.info("Nothing is archived now: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (clockwork != null) {
      clockwork.shutdownNow();
    }
  }
}
