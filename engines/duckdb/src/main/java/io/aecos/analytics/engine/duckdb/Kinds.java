package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dictionary of event types: numbers group and filter two to three times as fast as texts. A
 * snapshot; {@link #with} gives a larger one.
 */
record Kinds(Map<EventType, Integer> numbers, Map<Integer, EventType> types) {
  static final Kinds NONE = new Kinds(Map.of(), Map.of());

  static Kinds load(Connection connection) throws SQLException {
    Map<EventType, Integer> numbers = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT kind, module, type FROM kind")) {
      while (row.next()) {
        numbers.put(new EventType(row.getString(2), row.getString(3)), row.getInt(1));
      }
    }
    return of(numbers);
  }

  private static Kinds of(Map<EventType, Integer> numbers) {
    Map<Integer, EventType> types = new HashMap<>();
    numbers.forEach((type, number) -> types.put(number, type));
    return new Kinds(Map.copyOf(numbers), Map.copyOf(types));
  }

  /** This dictionary with the types added that it lacks, written within the open transaction. */
  Kinds with(Iterable<EventType> wanted, Connection connection) throws SQLException {
    Map<EventType, Integer> larger = new HashMap<>(numbers);
    for (EventType type : wanted) {
      if (!larger.containsKey(type)) {
        int number = larger.size() + 1;
        larger.put(type, number);
        insert(number, type, connection);
      }
    }
    return larger.size() == numbers.size() ? this : of(larger);
  }

  /** The types of {@code rows} that it lacks; amendments are of none that it is to have. */
  Set<EventType> missing(Iterable<LedgerRow> rows) {
    Set<EventType> missing = new TreeSet<>();
    for (LedgerRow row : rows) {
      EventType type = row.event().eventType();
      if (!numbers.containsKey(type) && !type.equals(Amendment.TYPE)) {
        missing.add(type);
      }
    }
    return missing;
  }

  private static void insert(int number, EventType type, Connection connection)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO kind (kind, module, type) VALUES (?, ?, ?)")) {
      insert.setInt(1, number);
      insert.setString(2, type.module());
      insert.setString(3, type.type());
      insert.executeUpdate();
    }
  }

  int number(EventType type) {
    Integer number = numbers.get(type);
    if (number == null) {
      throw new IllegalStateException(type + " is not in the dictionary");
    }
    return number;
  }

  EventType type(int number) {
    EventType type = types.get(number);
    if (type == null) {
      throw new IllegalStateException("the dictionary has no number " + number);
    }
    return type;
  }
}
