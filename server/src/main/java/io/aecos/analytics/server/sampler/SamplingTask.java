package io.aecos.analytics.server.sampler;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples the server's own machine at a fixed pace, if the settings ask for it. */
public final class SamplingTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SamplingTask.class);

  private final Duration every;
  private final Intake intake;
  private final Clock clock;
  private @Nullable ScheduledExecutorService clockwork;

  /** {@code every} of zero means never. */
  public SamplingTask(Duration every, Intake intake, Clock clock) {
    this.every = every;
    this.intake = intake;
    this.clock = clock;
  }

  public synchronized void start() {
    if (every.isZero()) {
      return;
    }
    MachineSampler sampler = new MachineSampler();
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "sampler");
              thread.setDaemon(true);
              return thread;
            });
    long millis = every.toMillis();
    var unused =
        started.scheduleAtFixedRate(() -> sample(sampler), millis, millis, TimeUnit.MILLISECONDS);
    clockwork = started;
  }

  private void sample(MachineSampler sampler) {
    try {
      List<Event> events = sampler.sample(clock.instant());
      intake.accept(
          new Delivery(
              MachineSampler.SOURCE,
              events.stream().<Delivery.Item>map(e -> new Delivery.Typed(e, "sample")).toList(),
              sampler.report()));
    } catch (AnalyticsException e) {
      // A moment's figures are lost and show as a gap; the next sample tries again.
      LOG.warn("A sample of the machine was not stored: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (clockwork != null) {
      clockwork.shutdownNow();
    }
  }
}
