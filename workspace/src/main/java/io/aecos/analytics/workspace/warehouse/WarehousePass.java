package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.BadRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one state of the table: the rows after the last one read or, where that is not what it was
 * or rows came among those that were read, all of them. In PostgreSQL ids are given out before the
 * rows appear, so a row may come with a lower id than one that was read; the number of rows tells.
 */
final class WarehousePass {
  private static final int BATCH = 1_000;

  private final WarehouseImport.Identity identity;
  private final WarehouseSource source;
  private final WarehouseTable table;
  private final WarehouseImport.Desk desk;
  private final Position position;
  private final List<Delivery.Item> batch = new ArrayList<>();

  WarehousePass(
      WarehouseImport.Identity identity,
      WarehouseSource source,
      WarehouseTable table,
      WarehouseImport.Desk desk,
      Position position) {
    this.identity = identity;
    this.source = source;
    this.table = table;
    this.desk = desk;
    this.position = position;
  }

  void run(Consumer<Receipt> received) throws SQLException, InterruptedException {
    findPlace();
    WarehouseEvents events =
        new WarehouseEvents(
            position.identity,
            identity.eventSource(),
            identity.ownProject(),
            projects(),
            desk.keepWords());
    table.after(
        position.lastId,
        row -> {
          take(row, events);
          position.row(row);
          if (batch.size() >= BATCH) {
            deliver(received);
          }
        });
    odd();
    if (!batch.isEmpty()) {
      deliver(received);
    }
  }

  /** Decides from where to read on. */
  private void findPlace() throws SQLException, InterruptedException {
    WarehouseRow last = table.find(position.lastId);
    boolean same = last != null && last.digest().equals(position.lastRow);
    if (!position.lastRow.isEmpty() && !same) {
      position.replaced = true;
      position.identity = "";
      position.again();
    } else if (table.countUpTo(position.lastId) != position.rows) {
      position.again();
    }
    if (!identity.seed().isEmpty()) {
      position.identity = identity.seed();
    } else if (position.identity.isEmpty()) {
      position.identity = birth();
    }
  }

  /** A warehouse is who it began as, wherever it lies. */
  private String birth() throws SQLException, InterruptedException {
    WarehouseRow first = table.first();
    if (first == null) {
      return "";
    }
    try {
      return WarehouseEvents.print(first);
    } catch (BadRecord e) {
      // It is handed in to quarantine when its turn comes.
      return first.digest();
    }
  }

  private void take(WarehouseRow row, WarehouseEvents events) {
    try {
      Event event = desk.intake().canonical(events.of(row));
      position.tells(event);
      batch.add(new Delivery.Typed(event, source.location(row.text("id"))));
    } catch (BadRecord e) {
      batch.add(broken(row, row.text("id"), e.field(), e.reason()));
    }
  }

  /** Rows that nothing tells apart are kept, but they cannot be counted once. */
  private void odd() throws SQLException, InterruptedException {
    long now = table.countOdd();
    if (now != position.odd) {
      table.odd(
          row ->
              batch.add(
                  broken(row, "?", "id", "'id' is no whole number, so nothing tells it apart")));
    }
    position.odd = now;
  }

  private Delivery.Item broken(WarehouseRow row, String id, String field, String reason) {
    return new Delivery.Broken(row.raw(), source.location(id), field, reason);
  }

  private void deliver(Consumer<Receipt> received) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the import was cancelled; it can be resumed");
    }
    String own = identity.ownProject();
    SourceReport report = new SourceReport(List.of(reading()), List.of(), List.of());
    Delivery delivery = new Delivery(identity.eventSource(), batch, report);
    Receipt receipt = desk.intake().accept(own == null ? delivery : delivery.in(own));
    position.refused += receipt.refused().size();
    batch.clear();
    received.accept(receipt);
  }

  /** Until the pass is over, more is known to be there. */
  private SourceState reading() {
    @Nullable String own = identity.ownProject();
    return new SourceState(
        identity.project(),
        identity.place(),
        Status.READING,
        "being read",
        position.types(own),
        position.rows,
        desk.clock().instant(),
        position.write());
  }

  /** A project may be called by the name that it shows, as long as no other has that. */
  private UnaryOperator<String> projects() {
    Map<String, String> keys = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Project project : desk.ledger().sources().projects()) {
      taken.add(project.key());
      if (keys.put(project.name(), project.key()) != null) {
        taken.add(project.name());
      }
    }
    return name -> taken.contains(name) ? name : keys.getOrDefault(name, name);
  }
}
