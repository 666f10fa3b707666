package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.Belonging;
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
          + " settled_by, settled_us, settled_reason,"
          + " item_project, item_module, item_type, item_source FROM quarantine";

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

  @Override
  public List<Waiting> waiting() {
    return file.read(
        "read the quarantine of",
        connection -> {
          List<Waiting> waiting = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      """
                      SELECT source, item_project, item_module, item_type, item_source, count(*)
                      FROM quarantine WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5""")) {
            while (row.next()) {
              waiting.add(new Waiting(row.getString(1), belonging(row, 2), row.getLong(6)));
            }
          }
          return waiting;
        });
  }

  @Override
  public List<UUID> select(Selection selection) {
    return file.read(
        "read the quarantine of",
        connection -> {
          List<UUID> ids = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT id FROM quarantine
                  WHERE state = 'OPEN'
                    AND (?1 IS NULL OR source = ?1 OR item_source = ?1)
                    AND (?2 IS NULL OR field = ?2)
                    AND (?3 IS NULL OR item_project = ?3)
                    AND (?4 IS NULL OR instr(lower(reason), lower(?4)) > 0)
                  ORDER BY number""")) {
            select.setString(1, selection.source());
            select.setString(2, selection.field());
            select.setString(3, selection.project());
            select.setString(4, selection.reason());
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(Uuids.fromBytes(row.getBytes(1)));
              }
            }
          }
          return ids;
        });
  }

  private static Belonging belonging(ResultSet row, int first) throws SQLException {
    return new Belonging(
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getString(first + 3));
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
                row.getBytes(6),
                belonging(row, 12));
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
