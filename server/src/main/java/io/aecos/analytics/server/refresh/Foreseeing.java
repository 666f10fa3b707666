package io.aecos.analytics.server.refresh;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Foresight;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.SheetQueries;
import io.aecos.analytics.sheet.Sheets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Prepares, after the start and each day anew, for what whoever sees everything asks first: the
 * sheets, without filters. As soon as everything is counted, what they ask for is rolled up; over a
 * long history it is then asked, so that it only has to be carried forward for those who open them.
 */
public final class Foreseeing implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Foreseeing.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long LAST_MILLIS = 5_000;

  private final Parts parts;
  private @Nullable Thread thread;

  /** With what to prepare, and where it is {@code wanted} at all. */
  public record Parts(
      ProjectionMetricService.Parts questions,
      Sheets sheets,
      Backlog backlog,
      ZoneId zone,
      boolean wanted) {}

  /**
   * {@code behind} tells how many events are not counted yet; with less than {@code longHistory} of
   * them in all, questions need not be asked before somebody asks them.
   */
  public record Backlog(LongSupplier behind, long longHistory) {}

  public Foreseeing(Parts parts) {
    this.parts = parts;
  }

  @Override
  public synchronized void start() {
    if (parts.wanted() && thread == null) {
      Thread preparing = new Thread(this::run, "foresight");
      preparing.setDaemon(true);
      preparing.start();
      thread = preparing;
    }
  }

  private void run() {
    try {
      while (true) {
        LocalDate day = today();
        prepare();
        while (today().equals(day)) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(parts.questions().clock().instant(), parts.zone());
  }

  private void prepare() throws InterruptedException {
    try {
      while (parts.backlog().behind().getAsLong() > 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      Foresight foresight = new Foresight(parts.questions());
      List<ViewQuery> openings = parts.sheets().common().stream().map(this::opening).toList();
      openings.forEach(foresight::prepare);
      foresight.awaitPrepared();
      if (foresight.events() >= parts.backlog().longHistory()) {
        ask(openings, foresight);
      }
    } catch (AnalyticsException e) {
      LOG.info("Nothing is prepared for first questions: {}", e.getMessage());
    }
  }

  private static void ask(List<ViewQuery> openings, Foresight foresight)
      throws InterruptedException {
    for (ViewQuery opening : openings) {
      foresight.ask(opening);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** What the dashboard asks as the sheet is opened. What is rolled up serves any other period. */
  private ViewQuery opening(Sheet sheet) {
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse(SheetQueries.PERIOD, null, null, parts.zone()),
        Comparison.PREVIOUS,
        null,
        parts.zone(),
        Map.of(),
        SheetQueries.of(sheet.of(Role.ADMIN), parts.questions().metrics()));
  }

  @Override
  public void stop() {
    Thread preparing;
    synchronized (this) {
      preparing = thread;
      thread = null;
    }
    if (preparing != null) {
      preparing.interrupt();
      try {
        // What it asks reads what is about to be closed.
        preparing.join(LAST_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
