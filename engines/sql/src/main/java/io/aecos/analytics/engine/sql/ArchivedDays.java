package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.StoredRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an archived part holds by UTC day, module, type and project, for those who read the database
 * itself. The table's rows go with their part.
 */
final class ArchivedDays {
  private static final int BATCH = 1_000;

  private ArchivedDays() {}

  private record Key(LocalDate day, String module, String type, String project) {
    static Key of(Event event) {
      return new Key(
          LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC),
          event.module(),
          event.type(),
          event.project() == null ? "" : event.project().replace('\0', '\ufffd'));
    }
  }

  private static final class Total {
    private long events;
    private long withValue;
    private double value;

    void add(Event event) {
      events++;
      if (event.value() != null) {
        withValue++;
        value += event.value();
      }
    }
  }

  /** Keeps what part {@code number} holds, which is {@code rows}; what is kept already stays. */
  static void keep(long number, List<StoredRow> rows, Statements statements) throws SQLException {
    Map<Key, Total> totals = new HashMap<>();
    for (StoredRow row : rows) {
      Event event = row.event();
      totals.computeIfAbsent(Key.of(event), key -> new Total()).add(event);
    }
    try (PreparedStatement insert =
        statements
            .connection()
            .prepareStatement(
                """
                INSERT INTO archived_day
                  (part, day, module, type, project, events, with_value, value)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
      int waiting = 0;
      for (Map.Entry<Key, Total> entry : totals.entrySet()) {
        bind(number, entry.getKey(), entry.getValue(), insert);
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(long number, Key key, Total total, PreparedStatement insert)
      throws SQLException {
    insert.setLong(1, number);
    insert.setObject(2, key.day());
    insert.setString(3, key.module());
    insert.setString(4, key.type());
    insert.setString(5, key.project());
    insert.setLong(6, total.events);
    insert.setLong(7, total.withValue);
    if (total.withValue == 0) {
      insert.setNull(8, Types.DOUBLE);
    } else {
      insert.setDouble(8, total.value);
    }
  }
}
