package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.engine.duckdb.AdmissionQueue.Urgency;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.Arrivals;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Parts;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RankedNumbers;
import io.aecos.analytics.projection.RecentBatches;
import io.aecos.analytics.projection.RolledUp;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.Watermark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection in one DuckDB file. One connection writes, a batch a transaction; readers beside it
 * see whole batches. A file that cannot be opened is moved aside, and one whose columns no longer
 * fit the event catalogue is emptied: both cost the time to follow the ledger again, never data.
 * Where the catalogue only grew, columns are added and filled from what was kept as it came.
 */
public final class DuckDbProjection implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(DuckDbProjection.class);
  private static final int LONGEST_SECONDS = 60;

  /** What the engine says of a file that another process holds, and of no damaged one. */
  private static final String HELD = "Could not set lock on file";

  private final DuckDbFile file;
  private final EventTable table;
  private final RowWriter rows;
  private final ThreadPoolExecutor background = background();
  private final RollupMaker rollups;
  private final AdmissionQueue queue;
  private final RecentBatches recent = new RecentBatches();
  private final Object writing = new Object();
  private final ContentWriter writer;
  private volatile Content content;

  private DuckDbProjection(
      DuckDbFile file, EventTable table, RowWriter rows, DuckDbSettings settings, Content content) {
    this.file = file;
    this.table = table;
    this.rows = rows;
    this.rollups = new RollupMaker(file, settings.rollups(), background);
    this.queue = new AdmissionQueue(settings.threads());
    this.content = content;
    this.writer = new ContentWriter(file);
  }

  public static DuckDbProjection open(Path path, EventCatalog catalog) {
    return open(path, catalog, DuckDbSettings.DEFAULT);
  }

  /**
   * Opens or creates the projection at {@code path} with a column for each attribute that {@code
   * catalog} declares. A file that another process holds stays untouched: {@code
   * PROJECTION_UNAVAILABLE}.
   */
  public static DuckDbProjection open(Path path, EventCatalog catalog, DuckDbSettings settings) {
    EventTable table = EventTable.of(catalog);
    try {
      return openFile(path, table, settings);
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains(HELD)) {
        throw new AnalyticsException(
            ErrorCode.PROJECTION_UNAVAILABLE, path + " is in use by another process", e);
      }
      moveAside(path, e);
    }
    try {
      return openFile(path, table, settings);
    } catch (SQLException e) {
      throw new AnalyticsException(
          ErrorCode.PROJECTION_UNAVAILABLE, "cannot open " + path + ": " + e.getMessage(), e);
    }
  }

  private static DuckDbProjection openFile(Path path, EventTable table, DuckDbSettings settings)
      throws SQLException {
    DuckDbFile file = DuckDbFile.open(path, settings);
    try {
      Connection writer = file.writer();
      String signature = Content.signature(writer);
      Growth growth = new Growth(table, file.writer());
      boolean grown = !signature.equals(table.signature()) && growth.isPossible(signature);
      if (!signature.equals(table.signature()) && !grown) {
        Content.drop(writer);
        Content.create(table, writer);
      }
      Content.complete(writer);
      EventTable stored = grown ? growth.withColumns() : table.in(Content.columns(writer));
      RowWriter rows =
          new RowWriter(
              stored,
              ArrivingRows.of(stored, settings.threads(), file.writer()),
              settings.manyRows());
      if (grown) {
        growth.fill(rows);
      }
      Content content = Content.load(writer);
      writer.commit();
      return new DuckDbProjection(file, stored, rows, settings, content);
    } catch (SQLException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void moveAside(Path path, SQLException cause) {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged");
    LOG.warn(
        "{} cannot be opened ({}); it is kept as {} and made again from the ledger",
        path,
        cause.getMessage(),
        aside);
    try {
      Files.deleteIfExists(aside);
      if (Files.exists(path)) {
        Files.move(path, aside);
      }
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.PROJECTION_UNAVAILABLE, "cannot move the damaged " + path + " aside", e);
    }
  }

  @Override
  public Watermark watermark() {
    return content.watermark();
  }

  @Override
  public Optional<String> damage() {
    return file.damage();
  }

  @Override
  public Optional<Followed> followed() {
    return Optional.ofNullable(content.followed());
  }

  @Override
  public void follow(Followed ledger) {
    synchronized (writing) {
      content = writer.certain(content);
      content = writer.write("write to", () -> content.follow(ledger, file.writer()));
    }
  }

  @Override
  public void apply(List<LedgerRow> batch) {
    applyAll(Parts.of(List.of(batch).iterator()));
  }

  /** All parts in one transaction; many rows in several parts as a bulk. */
  @Override
  public void applyAll(Parts parts) {
    synchronized (writing) {
      content = writer.certain(content);
      Content before = content;
      List<Applying> applied = new ArrayList<>();
      Content after =
          writer.write(
              "write to",
              () -> apply(new FreshParts(parts, before.watermark().seq()), before, applied));
      if (after.watermark().seq() > before.watermark().seq()) {
        remember(before.watermark().seq(), applied, after.watermark());
        content = after;
      }
    }
  }

  /** {@code applied} gets what was not applied as a bulk. */
  private Content apply(Parts parts, Content before, List<Applying> applied) throws SQLException {
    Content reached = before;
    while (parts.hasNext()) {
      List<LedgerRow> part = parts.next();
      if (rows.areMany(part.size()) && parts.hasNext()) {
        applied.clear();
        return new BulkApplying(table, rows, file.writer(), parts).apply(part, reached);
      }
      Applying applying = new Applying(table, rows, file.writer(), reached);
      reached = applying.apply(part);
      applied.add(applying);
    }
    return reached;
  }

  /** Comes before the new watermark is told, so that what it is told of is known. */
  private void remember(long before, List<Applying> applied, Watermark after) {
    Optional<List<RowChange>> changes =
        applied.size() == 1 ? applied.get(0).changes() : Optional.empty();
    changes.ifPresentOrElse(
        few -> recent.add(before, new AppliedBatch(after, few)), () -> recent.restart(after.seq()));
  }

  @Override
  public Optional<Arrivals> arrivals() {
    return Optional.of(
        new Arrivals() {
          @Override
          public Optional<List<AppliedBatch>> since(long seq) {
            return recent.since(seq);
          }

          @Override
          public String statement(Plan plan) {
            return PlanRun.statement(plan, content, table);
          }

          @Override
          public RankedNumbers around(Measure.Quantile quantile, Extent extent, int kept) {
            return queue.admitted(
                Urgency.REST,
                () ->
                    file.read(
                        connection ->
                            new Listing(table, connection).around(quantile, extent, kept)));
          }
        });
  }

  @Override
  public void clear() {
    synchronized (writing) {
      writer.certain(content);
      recent.restart(0);
      content = rollups.whileNoneChanges(() -> writer.write("clear", this::empty));
      file.wasCleared();
    }
  }

  private Content empty() throws SQLException {
    Content.drop(file.writer());
    Content.create(table, file.writer());
    return Content.load(file.writer());
  }

  @Override
  public CellSet run(Plan plan) {
    return rolledUp().answer(plan).cells();
  }

  @Override
  public RolledUp rolledUp() {
    return new DuckDbRolledUp(file, table, rollups, queue);
  }

  @Override
  public Optional<Plan.Window> span(Scope scope, Condition filter) {
    return file.read(connection -> new Listing(table, connection).span(scope, filter));
  }

  @Override
  public EventPage events(EventSelection selection) {
    return queue.admitted(
        Urgency.REST,
        () -> file.read(connection -> new Listing(table, connection).page(selection)));
  }

  @Override
  public void each(EventSelection selection, EventSink sink) {
    file.read(
        connection -> {
          new Listing(table, connection).each(selection, sink);
          return selection;
        });
  }

  @Override
  public List<DimensionValue> values(Dimension dimension, EventSelection selection) {
    return queue.admitted(
        Urgency.REST,
        () -> file.read(connection -> new Listing(table, connection).values(dimension, selection)));
  }

  @Override
  public Elements elements() {
    return new AdmittedElements(new DuckDbElements(file, table), queue);
  }

  @Override
  public Tables tables() {
    return new DuckDbTables(file, table);
  }

  @Override
  public Fingerprint fingerprint() {
    return file.read(connection -> new Listing(table, connection).fingerprint());
  }

  /** One thread, which ends when there is nothing to do; nothing is begun after closing. */
  private static ThreadPoolExecutor background() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "rollups"),
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  RollupMaker rollups() {
    return rollups;
  }

  @Override
  public void close() {
    endBackground();
    synchronized (writing) {
      file.close();
    }
  }

  /** What is being made is finished: the engine gives no way to leave it that is safe. */
  private void endBackground() {
    background.shutdownNow();
    try {
      if (!background.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a rollup takes longer than {} seconds to make", LONGEST_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
