package io.aecos.analytics.server.refresh;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.KeptRefresh;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.schedules.Refreshing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refreshes, one at a time: whoever wants one while another runs gets that one. How each went is
 * kept in the registry. Safe for use by many threads.
 */
public final class Refreshes implements AutoCloseable, Refreshing {
  /** What refreshes are called in the timetable. */
  public static final String NAME = "refresh";

  /** What the server's own daily refresh is called there. */
  public static final String DAILY = NAME + ":daily";

  private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

  /** A day on which something else has refreshed needs no refresh by the server's own clock. */
  private static final Duration FRESH = Duration.ofHours(20);

  private static final int REMEMBERED = 20;
  private static final long STOP_SECONDS = 20;

  private final Registry registry;
  private final RefreshWork work;
  private final JsonMapper json;
  private final Clock clock;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Refreshes::thread);
  private final Map<String, RefreshJob> jobs = new LinkedHashMap<>();
  private @Nullable RefreshJob latest;

  Refreshes(Registry registry, RefreshWork work, JsonMapper json, Clock clock) {
    this.registry = registry;
    this.work = work;
    this.json = json;
    this.clock = clock;
  }

  /** Starts one; gives the one that runs, if one does. Asks random questions by {@code seed}. */
  synchronized RefreshJob start(String askedBy, boolean due, @Nullable Long seed) {
    RefreshJob running = latest;
    if (running != null && running.isRunning()) {
      return running;
    }
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
    RefreshJob job = new RefreshJob(clock.instant(), chosen);
    latest = job;
    jobs.put(job.id(), job);
    List<String> ids = new ArrayList<>(jobs.keySet());
    ids.subList(0, Math.max(0, ids.size() - REMEMBERED)).forEach(jobs::remove);
    worker.execute(() -> run(job, askedBy, due));
    return job;
  }

  synchronized RefreshJson find(String id) {
    RefreshJob job = jobs.get(id);
    if (job == null) {
      throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no refresh '" + id + "'");
    }
    return job.json();
  }

  /** The latest ones, also those of earlier servers. */
  List<RefreshJson> latest() {
    List<RefreshJson> all = new ArrayList<>();
    synchronized (this) {
      RefreshJob running = latest;
      if (running != null && running.isRunning()) {
        all.add(running.json());
      }
    }
    registry
        .<List<KeptRefresh>>read(entries -> entries.refreshes().latest(REMEMBERED))
        .forEach(kept -> all.add(json.readValue(kept.outcome(), RefreshJson.class)));
    return all;
  }

  /** How the last one went; empty before there was one. */
  public Optional<KeptRefresh> last() {
    return registry.<List<KeptRefresh>>read(entries -> entries.refreshes().latest(1)).stream()
        .findFirst();
  }

  /** What a schedule wants; what else is due is not waited for, since that waits for this. */
  @Override
  public Outcome refresh(String askedBy) throws InterruptedException {
    RefreshJob job = start(askedBy, false, null);
    job.await();
    RefreshJson end = job.json();
    return Boolean.TRUE.equals(end.ok())
        ? new Outcome(true, "refreshed")
        : new Outcome(false, String.join("; ", end.findings()));
  }

  /** The server's own refresh, at {@code at} of each day in {@code zone}. */
  public Timetable.Call daily(LocalTime at, ZoneId zone) {
    return (id, due) -> {
      boolean fresh = last().filter(kept -> kept.begunAt().isAfter(due.minus(FRESH))).isPresent();
      if (!fresh) {
        var unused = refresh("server");
      }
      return Optional.of(next(at, zone, clock.instant()));
    };
  }

  /** The first {@code at} after {@code after}. */
  public static Instant next(LocalTime at, ZoneId zone, Instant after) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    Instant due = day.atTime(at).atZone(zone).toInstant();
    return due.isAfter(after) ? due : day.plusDays(1).atTime(at).atZone(zone).toInstant();
  }

  private void run(RefreshJob job, String askedBy, boolean due) {
    boolean broken = true;
    try {
      work.run(job, due);
      broken = false;
    } catch (InterruptedException e) {
      job.finding("the server ended in the middle of it");
    } catch (RuntimeException e) {
      LOG.error("Refresh {} failed", job.id(), e);
      job.finding("failed inside the server; its log tells more");
    }
    Instant now = clock.instant();
    keep(job.ending(broken, now), askedBy);
    job.end(broken, now);
  }

  private void keep(RefreshJson end, String askedBy) {
    KeptRefresh kept =
        new KeptRefresh(
            end.id(),
            askedBy,
            Boolean.TRUE.equals(end.ok()),
            json.writeValueAsString(end),
            end.begunAt(),
            clock.instant());
    try {
      registry.write(
          entries -> {
            entries.refreshes().add(kept);
            return kept;
          });
    } catch (AnalyticsException e) {
      LOG.warn("How refresh {} went could not be kept: {}", end.id(), e.getMessage());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A refresh is still running; the next one does again what it leaves");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "refresh");
    thread.setDaemon(true);
    return thread;
  }
}
