package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.SentBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the accounting table. */
final class SqliteAccounting implements AccountingBook {
  private final SqliteFile file;

  SqliteAccounting(SqliteFile file) {
    this.file = file;
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

  private <T> List<T> select(String sql, RowReader<T> reader) {
    return file.read(
        "read the accounting of",
        connection -> {
          List<T> found = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              found.add(reader.read(row));
            }
          }
          return found;
        });
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  /** Makes a value of the current row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
