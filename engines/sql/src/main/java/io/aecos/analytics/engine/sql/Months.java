package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what deliveries add to each month, within their transaction. */
public final class Months {
  private final PreparedStatement add;

  public Months(Connection connection) throws SQLException {
    add =
        connection.prepareStatement(
            """
            INSERT INTO segment (month, held, bytes) VALUES (?, ?, ?)
            ON CONFLICT (month) DO UPDATE SET
              held = segment.held + excluded.held,
              bytes = segment.bytes + excluded.bytes,
              late = segment.late + CASE
                WHEN EXISTS (SELECT 1 FROM archived_part WHERE archived_part.month = excluded.month)
                THEN excluded.held ELSE 0 END""");
  }

  /** {@code rows} were stored. */
  public void add(List<PreparedBatch.Row> rows) throws SQLException {
    Map<YearMonth, long[]> sums = new TreeMap<>();
    long from = 0;
    long to = 0;
    long[] current = new long[2];
    for (PreparedBatch.Row row : rows) {
      if (row.occurredMicros() < from || row.occurredMicros() >= to) {
        YearMonth month = month(row.occurredMicros());
        from = first(month);
        to = first(month.plusMonths(1));
        current = sums.computeIfAbsent(month, unused -> new long[2]);
      }
      current[0]++;
      current[1] += row.body().length;
    }
    for (Map.Entry<YearMonth, long[]> sum : sums.entrySet()) {
      add.setString(1, sum.getKey().toString());
      add.setLong(2, sum.getValue()[0]);
      add.setLong(3, sum.getValue()[1]);
      add.executeUpdate();
    }
  }

  private static YearMonth month(long micros) {
    return YearMonth.from(LocalDate.ofInstant(Micros.toInstant(micros), ZoneOffset.UTC));
  }

  /** The first microsecond of {@code month}. */
  static long first(YearMonth month) {
    return Micros.of(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
