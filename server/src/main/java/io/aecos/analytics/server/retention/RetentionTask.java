package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.settings.RetentionSettings;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.server.upkeep.UpkeepJob;
import io.aecos.analytics.server.upkeep.UpkeepJson;
import io.aecos.analytics.server.upkeep.UpkeepWork.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives once a day, if the settings let anything leave the ledger; rules that let something
 * leave sooner than before wait until a person has said {@code retain} once.
 */
public final class RetentionTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Retention retention;
  private final RetentionSettings configured;
  private final AgreedRules agreed;
  private final Upkeep upkeep;
  private final Clock clock;
  private @Nullable ScheduledExecutorService clockwork;
  private @Nullable LocalDate begun;
  private @Nullable UpkeepJob latest;

  /** By the rules of the configuration; {@code agreed} are those that were gone by. */
  public RetentionTask(
      Retention retention,
      RetentionSettings configured,
      AgreedRules agreed,
      Upkeep upkeep,
      Clock clock) {
    this.retention = retention;
    this.configured = configured;
    this.agreed = agreed;
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
      agreeForEver();
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

  /** Nothing runs by such rules, but who wrote them down has to be asked before others hold. */
  private void agreeForEver() {
    try {
      if (configured.said()) {
        agree();
      }
    } catch (AnalyticsException e) {
      LOG.warn("That everything stays cannot be kept in mind: {}", e.getMessage());
    }
  }

  /** The rules that were gone by so far, where those of now wait for a person. */
  Optional<RetentionRules> waitsFor() {
    return agreed.shortenedBy(configured.rules());
  }

  /** A person has said that these rules are meant. */
  void agree() {
    agreed.agree(configured.rules());
  }

  /** Why the latest daily run failed; empty where it did not. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(latest)
        .map(UpkeepJob::json)
        .filter(job -> job.state().equals("failed"))
        .map(UpkeepJson::message);
  }

  /** Waits until the latest daily run is over, for a while. */
  void awaitLatest() throws InterruptedException {
    UpkeepJob job;
    synchronized (this) {
      job = latest;
    }
    if (job != null) {
      job.await(PATIENCE);
    }
  }

  /** Looks whether a run is due, and begins it. */
  synchronized void look() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.equals(begun)) {
      return;
    }
    try {
      if (waitsFor().isPresent()) {
        return; // The doctor tells.
      }
      if (!retention.isOurs()) {
        return; // Another node does it, and this one if that has died.
      }
      latest = upkeep.start("retention", steps -> run(retention, false, false, steps));
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
