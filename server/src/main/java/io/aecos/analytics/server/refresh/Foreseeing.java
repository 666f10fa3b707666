package io.aecos.analytics.server.refresh;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Foresight;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.SheetQueries;
import io.aecos.analytics.sheet.Sheets;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Prepares, once after the start and as soon as everything is counted, for what whoever sees
 * everything asks first: the sheets, without filters.
 */
public final class Foreseeing implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Foreseeing.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Parts parts;
  private @Nullable Thread thread;

  /** With what to prepare; {@code behind} tells how many events are not counted yet. */
  public record Parts(
      Foresight foresight,
      Sheets sheets,
      MetricCatalog catalog,
      ZoneId zone,
      LongSupplier behind,
      boolean wanted) {}

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
      while (parts.behind().getAsLong() > 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      parts.sheets().common().forEach(this::prepare);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AnalyticsException e) {
      LOG.info("Nothing is prepared for first questions: {}", e.getMessage());
    }
  }

  /** What is rolled up tells days, so it does not matter of which period they are. */
  private void prepare(Sheet sheet) {
    parts
        .foresight()
        .prepare(
            new ViewQuery(
                Viewer.localAdministrator(),
                Period.parse("1y", null, null, parts.zone()),
                Comparison.PREVIOUS,
                null,
                parts.zone(),
                Map.of(),
                SheetQueries.of(sheet.of(Role.ADMIN), parts.catalog())));
  }

  @Override
  public synchronized void stop() {
    Thread preparing = thread;
    if (preparing != null) {
      preparing.interrupt();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
