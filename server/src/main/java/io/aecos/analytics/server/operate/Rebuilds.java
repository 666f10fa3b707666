package io.aecos.analytics.server.operate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.RebuildProgress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the projection again in the background, one time after the other, and remembers how each
 * went. Safe for use by many threads.
 */
public final class Rebuilds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
  private static final int REMEMBERED = 100;
  private static final long STOP_SECONDS = 20;

  private final Function<RebuildProgress, Follower.Rebuilt> work;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Rebuilds::thread);
  private final Map<String, Rebuild> rebuilds = new Remembered();
  private @Nullable Rebuild latest;

  /** {@code work} is one rebuild; it must end soon after its thread is interrupted. */
  public Rebuilds(Function<RebuildProgress, Follower.Rebuilt> work) {
    this.work = work;
  }

  /** Starts one; gives the one that runs, if one does. */
  synchronized Rebuild start() {
    Rebuild running = latest;
    if (running != null && running.isRunning()) {
      return running;
    }
    Rebuild rebuild = new Rebuild();
    latest = rebuild;
    rebuilds.put(rebuild.id(), rebuild);
    worker.execute(() -> run(rebuild));
    return rebuild;
  }

  synchronized Rebuild find(String id) {
    Rebuild rebuild = rebuilds.get(id);
    if (rebuild == null) {
      throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no rebuild '" + id + "'");
    }
    return rebuild;
  }

  /** Ends the one that runs; what it has not made again is made at the next start. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A rebuild is still running; what it leaves is made up to date at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Rebuild rebuild) {
    try {
      rebuild.succeed(work.apply(rebuild::step));
    } catch (AnalyticsException e) {
      LOG.warn("Rebuild {} failed", rebuild.id(), e);
      rebuild.fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Rebuild {} failed", rebuild.id(), e);
      rebuild.fail("failed inside the server; its log tells more");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rebuild");
    thread.setDaemon(true);
    return thread;
  }

  /** The latest ones. */
  private static final class Remembered extends LinkedHashMap<String, Rebuild> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Rebuild> eldest) {
      return size() > REMEMBERED;
    }
  }
}
