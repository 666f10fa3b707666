package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.source.SourceState.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code events} of a warehouse while it does not change. It is told from the table of
 * that name which AEC OS makes itself by its columns. Rows are identified by the whole number in
 * {@code id}; those without one are odd.
 */
final class WarehouseTable {
  private static final String TABLE = "events";
  private static final String ID = "id";
  private static final List<String> NEEDED =
      List.of(ID, "timestamp", "module", "event_type", "metric_value");

  /** SQLAlchemy keeps {@code metadata} for itself, so some call the column otherwise. */
  private static final Map<String, List<String>> OPTIONAL =
      Map.of(
          "user", List.of("user"),
          "element_guid", List.of("element_guid"),
          "metadata", List.of("metadata", "metadata_", "metadata_json"));

  private static final Set<String> WHOLE_TYPES =
      Set.of("int2", "int4", "int8", "smallserial", "serial", "bigserial");
  private static final int MOST_ODD = 5_000;
  private static final int FETCH = 1_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, String> names;
  private final List<String> missing;
  private final String columns;

  /** What is done with one row after the other. */
  interface Rows {
    void next(WarehouseRow row) throws SQLException, InterruptedException;
  }

  private WarehouseTable(
      Connection connection, Dialect dialect, Map<String, String> names, List<String> missing) {
    this.connection = connection;
    this.dialect = dialect;
    this.names = names;
    this.missing = missing;
    StringJoiner selected = new StringJoiner(", ");
    names.forEach((name, actual) -> selected.add(dialect.text(actual) + " AS \"" + name + "\""));
    this.columns = selected.toString();
  }

  /** Throws a {@link WarehouseProblem} where there is no such table or it lacks what it needs. */
  static WarehouseTable in(Connection connection, Dialect dialect)
      throws WarehouseProblem, SQLException {
    Map<String, String> actual = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM " + TABLE + " WHERE 1 = 0");
        ResultSet result = statement.executeQuery()) {
      ResultSetMetaData data = result.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        actual.put(data.getColumnName(i).toLowerCase(Locale.ROOT), data.getColumnName(i));
        if (dialect == Dialect.POSTGRESQL
            && data.getColumnName(i).equals(ID)
            && !WHOLE_TYPES.contains(data.getColumnTypeName(i))) {
          throw problem("the column 'id' of its table events holds no whole numbers");
        }
      }
    }
    for (String needed : NEEDED) {
      if (!actual.containsKey(needed)) {
        throw problem("its table events has no column '" + needed + "'");
      }
    }
    return with(connection, dialect, actual);
  }

  private static WarehouseTable with(
      Connection connection, Dialect dialect, Map<String, String> actual) {
    Map<String, String> names = new LinkedHashMap<>();
    NEEDED.forEach(name -> names.put(name, actual.getOrDefault(name, name)));
    List<String> missing = new ArrayList<>();
    new TreeMap<>(OPTIONAL)
        .forEach(
            (name, spellings) ->
                spellings.stream()
                    .filter(actual::containsKey)
                    .findFirst()
                    .ifPresentOrElse(
                        found -> names.put(name, actual.getOrDefault(found, found)),
                        () -> missing.add(name)));
    return new WarehouseTable(connection, dialect, names, missing);
  }

  private static WarehouseProblem problem(String detail) {
    return new WarehouseProblem(Status.UNREADABLE, detail);
  }

  /** The columns that it does without. */
  List<String> missing() {
    return missing;
  }

  /** The rows after {@code id}, in the order of their ids. */
  void after(long id, Rows rows) throws SQLException, InterruptedException {
    String query = select(whole() + " AND " + id() + " > ?") + " ORDER BY " + id();
    each(query, id, rows);
  }

  /** The row with this id; null where there is none. */
  @Nullable WarehouseRow find(long id) throws SQLException, InterruptedException {
    List<WarehouseRow> found = new ArrayList<>();
    each(select(whole() + " AND " + id() + " = ?") + " LIMIT 1", id, found::add);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The row with the lowest id; null where there is none. */
  @Nullable WarehouseRow first() throws SQLException, InterruptedException {
    List<WarehouseRow> found = new ArrayList<>();
    each(select(whole()) + " ORDER BY " + id() + " LIMIT 1", null, found::add);
    return found.isEmpty() ? null : found.get(0);
  }

  /** How many rows there are up to {@code id}. */
  long countUpTo(long id) throws SQLException {
    return count(whole() + " AND " + id() + " <= ?", id);
  }

  /** How many rows have no id that could tell them apart. */
  long countOdd() throws SQLException {
    return count("NOT (" + whole() + ")", null);
  }

  void odd(Rows rows) throws SQLException, InterruptedException {
    each(select("NOT (" + whole() + ")") + " LIMIT " + MOST_ODD, null, rows);
  }

  private String id() {
    return Dialect.quoted(String.valueOf(names.get(ID)));
  }

  private String whole() {
    return dialect.isWhole(String.valueOf(names.get(ID)));
  }

  private String select(String where) {
    return "SELECT " + columns + " FROM " + TABLE + " WHERE " + where;
  }

  private long count(String where, @Nullable Long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT count(*) FROM " + TABLE + " WHERE " + where)) {
      if (id != null) {
        statement.setLong(1, id);
      }
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    }
  }

  private void each(String query, @Nullable Long id, Rows rows)
      throws SQLException, InterruptedException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH);
      if (id != null) {
        statement.setLong(1, id);
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.next(row(result));
        }
      }
    }
  }

  private WarehouseRow row(ResultSet result) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    for (String name : names.keySet()) {
      String text = result.getString(name);
      if (text != null) {
        texts.put(name, text);
      }
    }
    return new WarehouseRow(texts);
  }
}
