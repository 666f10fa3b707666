package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Takes stored events out of the table, to be amended and written again. */
final class StoredEvents {
  private static final int FEW = 256;

  private final EventTable table;
  private final Kinds kinds;
  private final DuckDBConnection connection;

  StoredEvents(EventTable table, Kinds kinds, DuckDBConnection connection) {
    this.table = table;
    this.kinds = kinds;
    this.connection = connection;
  }

  /** Removes and returns those events that are stored, of those that amendments name. */
  List<LedgerRow> take(Map<UUID, List<LedgerRow>> amendments) throws SQLException {
    List<Long> seqs = find(amendments);
    if (seqs.isEmpty()) {
      return List.of();
    }
    Sql of =
        seqs.size() > FEW
            ? among(seqs)
            : Sql.format("FROM event WHERE seq IN ({})", Sql.list(seqs));
    List<LedgerRow> found;
    try (PreparedStatement select =
        PlanRun.prepare(Sql.format("SELECT " + table.selected() + " {}", of), connection)) {
      found = new RowReader(table, kinds).read(select);
    }
    try (PreparedStatement delete = PlanRun.prepare(Sql.format("DELETE {}", of), connection)) {
      delete.executeUpdate();
    }
    return found;
  }

  /** A list of many would take the engine longer to understand than the rows to find. */
  private Sql among(List<Long> seqs) throws SQLException {
    DuckDbFile.execute("CREATE OR REPLACE TEMP TABLE taken (seq BIGINT)", connection);
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "taken")) {
      for (long seq : seqs) {
        appender.beginRow();
        appender.append(seq);
        appender.endRow();
      }
      appender.flush();
    }
    LongSummaryStatistics span = seqs.stream().mapToLong(Long::longValue).summaryStatistics();
    return Sql.of(
        "FROM event WHERE seq BETWEEN ? AND ? AND seq IN (SELECT seq FROM taken)",
        span.getMin(),
        span.getMax());
  }

  /**
   * The rows of those events. There is no index of ids; but an amendment nearly always says when
   * its target happened, so few blocks are looked at first, and only of the two columns.
   */
  private List<Long> find(Map<UUID, List<LedgerRow>> amendments) throws SQLException {
    if (amendments.isEmpty()) {
      return List.of();
    }
    Ids.load(amendments.keySet(), connection);
    LongSummaryStatistics said =
        amendments.values().stream()
            .flatMap(List::stream)
            .mapToLong(row -> row.event().occurredMicros())
            .summaryStatistics();
    List<Long> seqs =
        new ArrayList<>(seqs("occurred_us BETWEEN ? AND ?", said.getMin(), said.getMax()));
    if (seqs.size() < amendments.size()) {
      seqs.addAll(seqs("(occurred_us < ? OR occurred_us > ?)", said.getMin(), said.getMax()));
    }
    return seqs;
  }

  private List<Long> seqs(String when, long from, long to) throws SQLException {
    List<Long> seqs = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT seq FROM event WHERE id IN (SELECT id FROM wanted) AND " + when)) {
      select.setLong(1, from);
      select.setLong(2, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seqs.add(row.getLong(1));
        }
      }
    }
    return seqs;
  }
}
