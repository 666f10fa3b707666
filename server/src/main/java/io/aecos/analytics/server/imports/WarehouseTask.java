package io.aecos.analytics.server.imports;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.workspace.FirmWarehouses;
import io.aecos.analytics.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the warehouses that the settings name, from the start of the server to its end: files are
 * looked at with every poll, databases are asked with every sweep.
 */
public final class WarehouseTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseTask.class);
  private static final long STOP_SECONDS = 20;

  private final FirmWarehouses warehouses;
  private final WorkspaceSettings settings;
  private final Duty duty;
  private final Runnable changed;
  private boolean retired;
  private Instant nextSweep = Instant.EPOCH;
  private @Nullable ScheduledExecutorService clockwork;

  /**
   * {@code duty} is to read them, which one node does for all; {@code changed} is told when
   * something was read.
   */
  public WarehouseTask(
      FirmWarehouses warehouses, WorkspaceSettings settings, Duty duty, Runnable changed) {
    this.duty = duty;
    this.warehouses = warehouses;
    this.settings = settings;
    this.changed = changed;
  }

  public synchronized void start() {
    takesOn();
    if (warehouses.isEmpty()) {
      return;
    }
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "warehouses");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        started.scheduleWithFixedDelay(
            this::look, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    clockwork = started;
  }

  /** Whether this node reads them; what is named no more is let go once, by whoever does. */
  private boolean takesOn() {
    boolean mine = duty.isMine();
    if (mine && !retired) {
      warehouses.retire();
      retired = true;
    }
    return mine;
  }

  private void look() {
    AtomicBoolean news = new AtomicBoolean();
    boolean sweep = !Instant.now().isBefore(nextSweep);
    if (sweep) {
      nextSweep = Instant.now().plus(settings.sweep());
    }
    try {
      if (!takesOn()) {
        return;
      }
      warehouses.pass(sweep, (Receipt receipt) -> news.set(true));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A task that throws is never run again.
      LOG.error("Warehouses cannot be read; they are tried again", e);
    }
    if (news.get()) {
      changed.run();
    }
  }

  /** Waits for a delivery that is under way. */
  @Override
  public synchronized void close() {
    if (clockwork == null) {
      return;
    }
    clockwork.shutdownNow();
    try {
      if (!clockwork.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A warehouse is still being read; what was not delivered is read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
