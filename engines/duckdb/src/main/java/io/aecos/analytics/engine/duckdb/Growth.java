package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a file columns for attributes that the catalogue declares only now. What came of them
 * before stands in {@code rest} as it came, so the events that carry one are taken out and written
 * again, and all others stay as they are. Nobody can ask meanwhile; where that would take long, the
 * projection is better made again, during which the server answers.
 */
final class Growth {
  private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

  /** A matter of ten seconds. */
  private static final long MOST = 1_000_000;

  private static final int BATCH = 50_000;

  private final EventTable table;
  private final DuckDBConnection connection;
  private List<EventTable.Column> added = List.of();

  Growth(EventTable table, DuckDBConnection connection) {
    this.table = table;
    this.connection = connection;
  }

  /**
   * Whether a file of the shape {@code signature} lacks nothing but columns, and few are filled.
   */
  boolean isPossible(String signature) throws SQLException {
    if (signature.isEmpty() || !table.isGrownFrom(signature)) {
      return false;
    }
    added = table.lackedBy(Content.columns(connection));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM event WHERE " + carries())) {
      return row.next() && row.getLong(1) <= MOST;
    }
  }

  /** Adds them; the table in the order of the file. */
  EventTable withColumns() throws SQLException {
    for (EventTable.Column column : added) {
      DuckDbFile.execute(EventTable.added(column), connection);
    }
    return table.in(Content.columns(connection));
  }

  /** Fills them, all in the open transaction. */
  void fill(RowWriter writer) throws SQLException {
    Content content = Content.load(connection);
    long filled = 0;
    long seq = Long.MIN_VALUE;
    List<LedgerRow> rows = carriers(seq, content.kinds());
    while (!rows.isEmpty()) {
      seq = rows.get(rows.size() - 1).seq();
      delete(rows);
      writer.append(rows, content.kinds(), connection);
      filled += rows.size();
      rows = carriers(seq, content.kinds());
    }
    try (PreparedStatement update = connection.prepareStatement("UPDATE content SET format = ?")) {
      update.setString(1, table.signature());
      update.executeUpdate();
    }
    LOG.info(
        "The catalogue declares {} more attributes; {} events that carry them have them in columns now",
        added.size(),
        filled);
  }

  /** What names one somewhere in its {@code rest} may carry it, and nothing else does. */
  private String carries() {
    return added.isEmpty()
        ? "false"
        : added.stream()
            .map(column -> "contains(rest, " + literal(key(column)) + ")")
            .collect(Collectors.joining(" OR ", "rest IS NOT NULL AND (", ")"));
  }

  /** As it begins in the JSON of {@code rest}. */
  private static String key(EventTable.Column column) {
    String attribute = column.name().substring(Vocabulary.attributeColumn("").length());
    String json = JsonValues.write(Map.of(attribute, 0));
    return json.substring(1, json.lastIndexOf(':') + 1);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private List<LedgerRow> carriers(long afterSeq, Kinds kinds) throws SQLException {
    String sql =
        "SELECT %s FROM event WHERE seq > ? AND %s ORDER BY seq LIMIT %d"
            .formatted(table.selected(), carries(), BATCH);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, afterSeq);
      return new RowReader(table, kinds).read(select);
    }
  }

  private void delete(List<LedgerRow> rows) throws SQLException {
    String delete = "DELETE FROM event WHERE seq BETWEEN ? AND ? AND " + carries();
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setLong(1, rows.get(0).seq());
      statement.setLong(2, rows.get(rows.size() - 1).seq());
      statement.executeUpdate();
    }
  }
}
