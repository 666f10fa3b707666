package io.aecos.analytics.server.upkeep;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work at a time, since each looks at all data, and remembers how each went. Safe
 * for use by many threads.
 */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final int REMEMBERED = 100;
  private static final long STOP_SECONDS = 20;

  private final ExecutorService worker = Executors.newSingleThreadExecutor(Upkeep::thread);
  private final Map<String, UpkeepJob> jobs = new Remembered();
  private @Nullable UpkeepJob latest;

  /**
   * Starts {@code work}.
   *
   * @throws AnalyticsException {@code CONFLICT} while another one runs
   */
  public synchronized UpkeepJob start(String kind, UpkeepWork work) {
    UpkeepJob running = latest;
    if (running != null && running.isRunning()) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT, "a " + running.kind() + " is under way; try again when it has ended");
    }
    UpkeepJob job = new UpkeepJob(kind);
    latest = job;
    jobs.put(job.id(), job);
    worker.execute(() -> run(job, work));
    return job;
  }

  synchronized UpkeepJob find(String id) {
    UpkeepJob job = jobs.get(id);
    if (job == null) {
      throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no work '" + id + "'");
    }
    return job;
  }

  /** Ends what runs; each kind of work leaves nothing half done, or finishes it the next time. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A piece of work is still running; it is undone or finished the next time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(UpkeepJob job, UpkeepWork work) {
    try {
      job.succeed(work.run(job::at));
    } catch (AnalyticsException e) {
      LOG.warn("{} {} failed: {}", job.kind(), job.id(), e.getMessage());
      LOG.debug("{} {} failed", job.kind(), job.id(), e);
      job.fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", job.kind(), job.id(), e);
      job.fail("failed inside the server; its log tells more");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "upkeep");
    thread.setDaemon(true);
    return thread;
  }

  /** The latest ones. */
  private static final class Remembered extends LinkedHashMap<String, UpkeepJob> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, UpkeepJob> eldest) {
      return size() > REMEMBERED;
    }
  }
}
