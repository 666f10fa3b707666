package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an append-only SQLite table from where it stopped. It pages by id, never by time, because
 * clocks step back. The last row's digest shows whether the file was replaced by an older copy of
 * itself; then everything is read again, and what was known is recognised by its content.
 */
abstract class TableReader<T extends TableRow> {
  private final ProjectDirectory project;
  private final String name;
  private final SqliteSnapshot snapshot;
  private final long knownId;
  private final String knownFingerprint;
  private final List<T> rows = new ArrayList<>();
  private final List<Delivery.Item> problems = new ArrayList<>();
  private @Nullable Reading<T> last;
  private long sequence;
  private long brokenUpTo;
  private boolean rolledBack;
  private boolean logIgnored;
  private boolean foreign;

  TableReader(ProjectDirectory project, String name, Path scratch, JsonNode position) {
    this.project = project;
    this.name = name;
    this.snapshot = new SqliteSnapshot(project, name, scratch);
    this.knownId = position.path("lastId").asLong(0);
    this.knownFingerprint = position.path("lastFingerprint").asString("");
  }

  /** The query with one parameter, the last id read; ids ascend. */
  abstract String query();

  /** The table, as {@code sqlite_sequence} knows it. */
  abstract String table();

  abstract T row(ResultSet result) throws SQLException, BadRecord;

  /** Whether somebody else's table has this one's name, so that there is nothing to read. */
  boolean isForeign(Connection connection) {
    return false;
  }

  /** Reads what is new; returns the same instance while nothing is. */
  Reading<T> read() {
    try {
      if (!snapshot.exists()) {
        last = null;
        foreign = false;
        rows.clear();
        snapshot.forget();
        return Reading.absent(name + " is not there: AEC OS kept it in memory, so it is lost");
      }
      if (last != null && !snapshot.changed()) {
        return last;
      }
      snapshot.take();
      try {
        readCopy();
      } finally {
        snapshot.discard();
      }
      last = reading();
    } catch (IOException | SQLException e) {
      snapshot.forget();
      last = failed(e);
    }
    return last;
  }

  /** The first row alone; null where there is none that can be read. */
  @Nullable T first() {
    try {
      if (!snapshot.exists()) {
        return null;
      }
      snapshot.take();
      try (Connection connection = snapshot.open(true)) {
        return first(connection);
      } finally {
        snapshot.discard();
      }
    } catch (IOException | SQLException | BadRecord e) {
      // Reading the whole table says why.
      return null;
    }
  }

  private @Nullable T first(Connection connection) throws SQLException, BadRecord {
    try (PreparedStatement statement = connection.prepareStatement(query() + " LIMIT 1")) {
      statement.setLong(1, 0);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? row(result) : null;
      }
    }
  }

  /** The highest id that the database ever gave out. */
  long sequence() {
    return sequence;
  }

  boolean rolledBack() {
    return rolledBack;
  }

  private void readCopy() throws SQLException, IOException {
    logIgnored = false;
    try {
      readRows(true);
    } catch (SQLException e) {
      if (!snapshot.hasLog()) {
        throw e;
      }
      snapshot.take();
      readRows(false);
      logIgnored = true;
    }
  }

  private void readRows(boolean withLog) throws SQLException, IOException {
    try (Connection connection = snapshot.open(withLog)) {
      foreign = isForeign(connection);
      if (foreign) {
        rows.clear();
        problems.clear();
        return;
      }
      if (!rows.isEmpty() && !stillThere(connection, rows.get(rows.size() - 1))) {
        rolledBack = true;
        rows.clear();
        problems.clear();
        brokenUpTo = 0;
      }
      boolean first = rows.isEmpty();
      readAfter(connection, Math.max(brokenUpTo, first ? 0 : rows.get(rows.size() - 1).id()));
      if (first && knownId > 0 && !known()) {
        rolledBack = true;
      }
      sequence = sequence(connection);
    }
  }

  private boolean known() {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).id() == knownId) {
        return rows.get(i).fingerprint().equals(knownFingerprint);
      }
    }
    return false;
  }

  private boolean stillThere(Connection connection, T row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query() + " LIMIT 1")) {
      statement.setLong(1, row.id() - 1);
      try (ResultSet result = statement.executeQuery()) {
        return result.next()
            && result.getLong("id") == row.id()
            && row(result).fingerprint().equals(row.fingerprint());
      } catch (BadRecord e) {
        return false;
      }
    }
  }

  private void readAfter(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query())) {
      statement.setLong(1, id);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          add(result);
        }
      }
    }
  }

  private void add(ResultSet result) throws SQLException {
    try {
      rows.add(row(result));
    } catch (BadRecord e) {
      long id = result.getLong("id");
      brokenUpTo = Math.max(brokenUpTo, id);
      String location = project.location(project.resolve(name)) + "#" + id;
      problems.add(new Delivery.Broken(raw(result), location, e.field(), e.reason()));
    }
  }

  private static byte[] raw(ResultSet result) throws SQLException {
    Map<String, Object> row = new java.util.TreeMap<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.put(result.getMetaData().getColumnName(i), String.valueOf(result.getObject(i)));
    }
    return Json.write(row).getBytes(StandardCharsets.UTF_8);
  }

  private long sequence(Connection connection) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
      statement.setString(1, table());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    } catch (SQLException e) {
      // A table without AUTOINCREMENT has no sequence: then a cut tail cannot be told.
      return 0;
    }
  }

  /** Whether what was read last was somebody else's table. */
  boolean isForeign() {
    return foreign;
  }

  private Reading<T> reading() {
    if (foreign) {
      return Reading.absent(name + " holds a table of that name that AEC OS did not make");
    }
    Status status = Status.READ;
    String detail = "";
    if (rolledBack) {
      status = Status.ROLLED_BACK;
      detail = name + " was replaced by an older copy; what was read before is kept";
    }
    if (logIgnored) {
      status = Status.PARTIAL;
      detail = name + "-wal does not fit " + name + "; its rows are missing";
    } else if (!problems.isEmpty()) {
      status = Status.PARTIAL;
      detail = problems.size() + " of its rows cannot be read; they are in quarantine";
    }
    return new Reading<>(List.copyOf(rows), status, detail, position(), problems);
  }

  private Reading<T> failed(Exception e) {
    String detail = name + " cannot be read: " + ProjectDirectory.reason(e);
    return new Reading<>(List.copyOf(rows), Status.UNREADABLE, detail, position(), problems);
  }

  private Map<String, Object> position() {
    if (rows.isEmpty()) {
      return Map.of("lastId", knownId, "lastFingerprint", knownFingerprint);
    }
    T row = rows.get(rows.size() - 1);
    return Map.of("lastId", row.id(), "lastFingerprint", row.fingerprint());
  }
}
