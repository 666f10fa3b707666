package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.ledger.AccountingBook;
import java.sql.ResultSet;
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
    return file.read(
        "read the accounting of",
        connection -> {
          List<Line> lines = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      """
                      SELECT day, source, stored, duplicate, quarantined, refused
                      FROM accounting ORDER BY day, source""")) {
            while (row.next()) {
              Counts counts =
                  new Counts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
              lines.add(new Line(LocalDate.parse(row.getString(1)), row.getString(2), counts));
            }
          }
          return lines;
        });
  }
}
