package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.QuarantinedItem;
import io.aecos.analytics.ledger.Settlement;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes all of a group of deliveries but its events, inside of the group's transaction: each
 * delivery by itself, and in the end what they come to together.
 */
public final class DeliveryBooks {
  private final Statements statements;
  private final SqlSourceWriter sources;
  private final Map<Line, Counts> counted = new TreeMap<>();

  public DeliveryBooks(Statements statements) {
    this.statements = statements;
    this.sources = new SqlSourceWriter(statements);
  }

  /**
   * Keeps what came with the events of {@code delivery}, so many of which were there before, and
   * tells which of its quarantined items were.
   */
  public BitSet write(LedgerBatch delivery, long sender, int duplicates) {
    BitSet quarantineDuplicates = quarantine(delivery);
    count(delivery, sender, duplicates, quarantineDuplicates.cardinality());
    sources.write(delivery.report());
    settle(delivery);
    return quarantineDuplicates;
  }

  private BitSet quarantine(LedgerBatch batch) {
    List<QuarantinedItem> items = batch.quarantined();
    BitSet duplicates = new BitSet(items.size());
    for (int i = 0; i < items.size(); i++) {
      QuarantinedItem item = items.get(i);
      int added =
          statements.update(
              """
              INSERT INTO quarantine
                (id, source, location, field, reason, raw, received_us,
                 item_project, item_module, item_type, item_source)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
              item.id(),
              item.source(),
              item.location(),
              item.field(),
              item.reason(),
              item.raw(),
              Micros.of(batch.receivedAt()),
              item.belonging().project(),
              item.belonging().module(),
              item.belonging().type(),
              item.belonging().source());
      duplicates.set(i, added == 0);
    }
    return duplicates;
  }

  private void settle(LedgerBatch batch) {
    for (Settlement settlement : batch.settlements()) {
      statements.update(
          """
          UPDATE quarantine SET state = ?, settled_us = ?, settled_by = ?, settled_reason = ?
          WHERE id = ? AND state = 'OPEN'""",
          settlement.state().name(),
          Micros.of(batch.receivedAt()),
          settlement.by(),
          settlement.reason(),
          settlement.item());
    }
  }

  private void count(LedgerBatch batch, long sender, int duplicates, int quarantineDuplicates) {
    Counts counts =
        new Counts(
            batch.events().size() - duplicates,
            (long) duplicates + quarantineDuplicates,
            batch.quarantined().size() - quarantineDuplicates,
            batch.refused().size());
    if (counts.received() > 0) {
      String day = batch.receivedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
      counted.merge(new Line(day, batch.source(), sender), counts, Counts::plus);
    }
  }

  /** Adds what was counted to the accounts; the last thing before the commit. */
  public void addUp() {
    counted.forEach(this::add);
    counted.clear();
  }

  private void add(Line line, Counts counts) {
    statements.update(
        """
        INSERT INTO accounting (day, source, sender, stored, duplicate, quarantined, refused)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (day, source, sender) DO UPDATE SET
          stored = accounting.stored + excluded.stored,
          duplicate = accounting.duplicate + excluded.duplicate,
          quarantined = accounting.quarantined + excluded.quarantined,
          refused = accounting.refused + excluded.refused""",
        line.day,
        line.source,
        line.sender,
        counts.stored(),
        counts.duplicate(),
        counts.quarantined(),
        counts.refused());
  }

  /** A row of the accounts. */
  private record Line(String day, String source, long sender) implements Comparable<Line> {
    private static final java.util.Comparator<Line> ORDER =
        java.util.Comparator.comparing(Line::day)
            .thenComparing(Line::source)
            .thenComparingLong(Line::sender);

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }
}
