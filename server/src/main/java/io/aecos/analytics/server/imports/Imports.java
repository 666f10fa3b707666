package io.aecos.analytics.server.imports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs imports in the background, a thread each, and remembers how each went. Safe for use by many
 * threads.
 */
public final class Imports implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final int REMEMBERED = 100;
  private static final long STOP_SECONDS = 20;

  private final ExecutorService worker = Executors.newCachedThreadPool(Imports::thread);
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Consumer<ImportJson> changed;
  private volatile boolean running;

  /** {@code changed} is told of every step of every import. */
  public Imports(Consumer<ImportJson> changed) {
    this.changed = changed;
  }

  /** Starts {@code work}. */
  public ImportJson start(String workspace, ImportWork work) {
    Job job = new Job(UUID.randomUUID().toString(), workspace, changed);
    remember(job);
    worker.execute(() -> run(job, work));
    return job.json();
  }

  public ImportJson find(String id) {
    synchronized (jobs) {
      Job job = jobs.get(id);
      if (job == null) {
        throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no import '" + id + "'");
      }
      return job.json();
    }
  }

  /** All imports since the start, the latest last. */
  public List<ImportJson> all() {
    synchronized (jobs) {
      return jobs.values().stream().map(Job::json).toList();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("An import is still running; what it has not delivered yet is read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(Job job, ImportWork work) {
    job.enter(ImportJson.State.RUNNING, "");
    try {
      work.run(job);
      job.enter(ImportJson.State.DONE, "");
    } catch (InterruptedException e) {
      job.enter(ImportJson.State.FAILED, "interrupted by the end of the server");
    } catch (AnalyticsException e) {
      job.enter(ImportJson.State.FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Import of {} failed", job.json().workspace(), e);
      job.enter(ImportJson.State.FAILED, "failed inside the server; its log tells more");
    }
  }

  private void remember(Job job) {
    synchronized (jobs) {
      jobs.put(job.json().id(), job);
      List<String> ids = new ArrayList<>(jobs.keySet());
      ids.subList(0, Math.max(0, ids.size() - REMEMBERED)).forEach(jobs::remove);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "import");
    thread.setDaemon(true);
    return thread;
  }
}
