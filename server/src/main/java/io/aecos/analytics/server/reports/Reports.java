package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.report.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes reports in the background, one after the other, and keeps their files and their history.
 * Safe for use by many threads.
 */
public final class Reports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final int WAITING = 20;

  private final ReportFiles files;
  private final Registry registry;
  private final ReportWork work;
  private final Verification verification;
  private final Clock clock;
  private final Map<String, ReportJob> running = new LinkedHashMap<>();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Reports::thread);

  Reports(
      ReportFiles files,
      Registry registry,
      ReportWork work,
      Verification verification,
      Clock clock) {
    this.verification = verification;
    this.files = files;
    this.registry = registry;
    this.work = work;
    this.clock = clock;
  }

  /** Takes a report on; a question that cannot be understood is refused at once. */
  ReportJob start(Viewer viewer, ReportRequest request) {
    return start(viewer, request, clock.instant());
  }

  /** Refuses a question that cannot be understood or answered, and does nothing else. */
  public void require(Viewer viewer, ReportRequest request) {
    var unused = work.order(viewer, request, clock.instant());
  }

  /**
   * Makes a report as it was to be made at {@code asOf}, and waits for its end; one that failed
   * says why and has no file.
   */
  public KeptReport make(Viewer viewer, ReportRequest request, Instant asOf)
      throws InterruptedException {
    return start(viewer, request, asOf).outcome();
  }

  /** The report of that id if it is theirs, has a file and tells nothing that is hidden now. */
  public Optional<KeptReport> still(Viewer viewer, String id) {
    return registry
        .<Optional<KeptReport>>read(entries -> entries.reports().find(id))
        .filter(kept -> ReportJob.isOf(kept, viewer) && kept.file() != null);
  }

  private ReportJob start(Viewer viewer, ReportRequest request, Instant asOf) {
    ReportWork.Order order = work.order(viewer, request, asOf);
    ReportJob job = new ReportJob(UUID.randomUUID().toString(), viewer, order, clock.instant());
    synchronized (running) {
      running.put(job.id(), job);
    }
    try {
      worker.execute(() -> run(job));
    } catch (RejectedExecutionException e) {
      forget(job);
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "Many reports are being made. Ask again in a minute.", e);
    }
    return job;
  }

  /** What {@code viewer} asked for with what they may see now, the latest first. */
  List<ReportJson> of(Viewer viewer) {
    List<ReportJson> all = new ArrayList<>();
    synchronized (running) {
      running.values().stream()
          .filter(job -> job.isOf(viewer))
          .sorted(java.util.Comparator.comparing(ReportJob::askedAt).reversed())
          .forEach(job -> all.add(job.json()));
    }
    registry
        .<List<KeptReport>>read(
            entries -> entries.reports().of(viewer.name(), ReportJob.mark(viewer.scope())))
        .forEach(kept -> all.add(ReportJson.of(kept)));
    return all;
  }

  /** One report of {@code viewer}; another's is not there. */
  ReportJson find(Viewer viewer, String id) {
    synchronized (running) {
      ReportJob job = running.get(id);
      if (job != null && job.isOf(viewer)) {
        return job.json();
      }
    }
    return ReportJson.of(kept(viewer, id));
  }

  /** A finished report of {@code viewer}. */
  KeptReport kept(Viewer viewer, String id) {
    return registry
        .<Optional<KeptReport>>read(entries -> entries.reports().find(id))
        .filter(kept -> ReportJob.isOf(kept, viewer))
        .orElseThrow(
            () -> new AnalyticsException(ErrorCode.NOT_FOUND, "There is no report '" + id + "'"));
  }

  /** Whether the ledger still gives the figures of a report, as {@code viewer} sees them. */
  ReportCheck.CheckJson check(Viewer viewer, ReportCheck.Manifest manifest) {
    return work.check(viewer, manifest);
  }

  /** What became of a report that {@code viewer} brings. */
  Verification.ReportVerdictJson verify(Viewer viewer, byte[] file) {
    return verification.check(viewer, file);
  }

  /** Its file. */
  public byte[] content(KeptReport kept) {
    String file = kept.file();
    if (file == null) {
      throw new AnalyticsException(
          ErrorCode.NOT_FOUND, "This report has no file: " + kept.message());
    }
    return files.read(file);
  }

  /** Deletes the files of all that somebody ever asked for. */
  public void deleteFilesOf(String owner) {
    List<KeptReport> all = registry.read(entries -> entries.reports().of(owner));
    for (KeptReport kept : all) {
      String file = kept.file();
      if (file != null) {
        files.delete(file);
      }
    }
  }

  private void run(ReportJob job) {
    KeptReport kept;
    try {
      kept = made(job);
    } catch (AnalyticsException e) {
      LOG.warn("Report {} failed", job.id(), e);
      kept = job.failed(e.code() == ErrorCode.INTERNAL ? inside() : String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Report {} failed", job.id(), e);
      kept = job.failed(inside());
    }
    end(job, kept);
  }

  private static String inside() {
    return "failed inside the server; its log tells more";
  }

  private KeptReport made(ReportJob job) {
    Report report = work.make(job.order());
    byte[] content = work.print(job.order(), report);
    String file = job.id() + "." + job.order().format().extension();
    files.write(file, content);
    return job.done(work.title(job.order(), report), file, content.length, report);
  }

  /** Where even that cannot be kept, the asker still learns of it until the server stops. */
  private void end(ReportJob job, KeptReport kept) {
    try {
      registry.write(
          entries -> {
            entries.reports().add(kept);
            return kept;
          });
      job.end(kept);
      forget(job);
    } catch (RuntimeException e) {
      LOG.error("Report {} could not be put into the history", job.id(), e);
      job.end(job.failed("it could not be put into the history: " + e.getMessage()));
    }
  }

  private void forget(ReportJob job) {
    synchronized (running) {
      running.remove(job.id());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "reports");
    thread.setDaemon(true);
    return thread;
  }
}
