package io.aecos.analytics.engine.sql;

import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.SentBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Reads the accounting table. */
public final class SqlAccounting implements AccountingBook {
  private final Reads reads;

  public SqlAccounting(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Line> lines() {
    return select(
        """
        SELECT sum(stored), sum(duplicate), sum(quarantined), sum(refused), day, source
        FROM accounting GROUP BY day, source ORDER BY day, source""",
        row -> new Line(LocalDate.parse(row.getString(5)), row.getString(6), counts(row)));
  }

  @Override
  public List<Share> senders() {
    return select(
        """
        SELECT sum(stored), sum(duplicate), sum(quarantined), sum(refused), kind, name, source
        FROM accounting JOIN sender ON sender.id = accounting.sender
        GROUP BY kind, name, source ORDER BY kind, name, source""",
        row ->
            new Share(
                new SentBy(SentBy.Kind.valueOf(row.getString(5)), row.getString(6)),
                row.getString(7),
                counts(row)));
  }

  private <T> List<T> select(String sql, Statements.Row<T> row) {
    return reads.read(
        "read the accounting of", (Statements statements) -> statements.select(sql, row));
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }
}
