package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantinedItem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine table. */
final class SqliteQuarantine implements QuarantineBook {
  private static final String ENTRY =
      "SELECT id, source, location, field, reason, raw, received_us, state,"
          + " settled_by, settled_us, settled_reason FROM quarantine";

  private final SqliteFile file;

  SqliteQuarantine(SqliteFile file) {
    this.file = file;
  }

  @Override
  public List<Entry> list(@Nullable Instant before, int limit) {
    return file.read(
        "read the quarantine of",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  ENTRY
                      + " WHERE received_us < ? ORDER BY received_us DESC, number DESC LIMIT ?")) {
            select.setLong(1, before == null ? Long.MAX_VALUE : Micros.of(before));
            select.setInt(2, limit);
            return entries(select);
          }
        });
  }

  @Override
  public Optional<Entry> find(UUID id) {
    return file.read(
        "read the quarantine of",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ENTRY + " WHERE id = ?")) {
            select.setBytes(1, Uuids.toBytes(id));
            return entries(select).stream().findFirst();
          }
        });
  }

  @Override
  public long open() {
    return file.read(
        "read the quarantine of",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery("SELECT count(*) FROM quarantine WHERE state = 'OPEN'")) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  private static List<Entry> entries(PreparedStatement select) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        QuarantinedItem item =
            new QuarantinedItem(
                Uuids.fromBytes(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBytes(6));
        entries.add(
            new Entry(
                item,
                Micros.toInstant(row.getLong(7)),
                State.valueOf(row.getString(8)),
                decision(row)));
      }
    }
    return entries;
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    String by = row.getString(9);
    return by == null
        ? null
        : new Decision(by, Micros.toInstant(row.getLong(10)), row.getString(11));
  }
}
