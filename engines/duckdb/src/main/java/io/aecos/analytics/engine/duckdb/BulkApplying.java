package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Parts;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Applies many parts of the ledger within the open transaction. One statement takes the rows of one
 * part after the other, while a thread beside it takes the next ones from the ledger; then the
 * amendments take those out that were written without them. A part that the statement does not fit,
 * since it has event types or columns of its own, begins the next one.
 */
final class BulkApplying {
  private final EventTable table;
  private final RowWriter writer;
  private final DuckDBConnection connection;
  private final Parts parts;
  private final AmendmentsAhead ahead;
  private @Nullable List<LedgerRow> next;
  private @Nullable Throwable failure;

  BulkApplying(EventTable table, RowWriter writer, DuckDBConnection connection, Parts parts) {
    this.table = table;
    this.writer = writer;
    this.connection = connection;
    this.parts = parts;
    List<LedgerRow> amendments = parts.amendmentsAhead();
    amendments.forEach(row -> writer.filledSoFar().add(row.event()));
    this.ahead = new AmendmentsAhead(amendments);
  }

  /**
   * The content after {@code first}, which is not empty and follows {@code before}, and all other
   * parts.
   */
  Content apply(List<LedgerRow> first, Content before) throws SQLException {
    Content reached = before;
    next = first;
    while (next != null) {
      List<LedgerRow> part = next;
      next = null;
      reached = insert(part, reached);
    }
    if (ahead.furthest() > reached.watermark().seq()) {
      throw new IllegalStateException("amendments were applied of which the rows did not come");
    }
    return reached;
  }

  private Content insert(List<LedgerRow> first, Content before) throws SQLException {
    Kinds kinds = before.kinds().with(before.kinds().missing(first), connection);
    FilledColumns columns = writer.filledSoFar();
    first.forEach(row -> columns.add(row.event()));
    ArrivedParts arrived = new ArrivedParts(new WaitingAmendments(connection).targets(), ahead);
    RowLoad load = new RowLoad(arrived.take(first), columns.places(), kinds);
    Thread feeder = new Thread(() -> feed(load, arrived, columns, kinds), "arriving rows");
    feeder.setDaemon(true);
    feeder.start();
    try {
      writer.append(load, connection);
    } finally {
      load.end();
      join(feeder);
    }
    rethrow();
    Content after = arrived.content(before, kinds);
    return new Applying(table, writer, connection, after)
        .settle(arrived.amendments(), before.watermark().seq());
  }

  /** Runs beside the statement. */
  private void feed(RowLoad load, ArrivedParts arrived, FilledColumns columns, Kinds kinds) {
    try {
      boolean goesOn = true;
      while (goesOn && arrived.hasRoom() && parts.hasNext()) {
        List<LedgerRow> part = parts.next();
        if (part.isEmpty()) {
          continue;
        }
        goesOn =
            kinds.missing(part).isEmpty()
                && part.stream().map(LedgerRow::event).allMatch(columns::covers);
        if (goesOn) {
          goesOn = load.put(arrived.take(part));
        } else {
          next = part;
        }
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new IllegalStateException("interrupted while rows are on their way", e);
    } finally {
      load.complete();
    }
  }

  /** However long it takes: the parts are the thread's until it ends. */
  private static void join(Thread feeder) {
    boolean interrupted = false;
    while (feeder.isAlive()) {
      try {
        feeder.join();
      } catch (InterruptedException e) {
        interrupted = true;
        feeder.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
