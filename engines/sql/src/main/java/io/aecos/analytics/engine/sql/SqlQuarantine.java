package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantinedItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine table. */
public final class SqlQuarantine implements QuarantineBook {
  private static final String ENTRY =
      "SELECT id, source, location, field, reason, raw, received_us, state,"
          + " settled_by, settled_us, settled_reason,"
          + " item_project, item_module, item_type, item_source FROM quarantine";

  private final Reads reads;

  public SqlQuarantine(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Entry> list(@Nullable Instant before, int limit) {
    return read(
        statements ->
            statements.select(
                ENTRY + " WHERE received_us < ? ORDER BY received_us DESC, number DESC LIMIT ?",
                row -> entry(statements, row),
                before == null ? Long.MAX_VALUE : Micros.of(before),
                limit));
  }

  @Override
  public Optional<Entry> find(UUID id) {
    return read(
        statements -> statements.first(ENTRY + " WHERE id = ?", row -> entry(statements, row), id));
  }

  @Override
  public long open() {
    return read(
        statements ->
            statements
                .first(
                    "SELECT count(*) FROM quarantine WHERE state = 'OPEN'", row -> row.getLong(1))
                .orElse(0L));
  }

  @Override
  public List<Waiting> waiting() {
    return read(
        statements ->
            statements.select(
                """
                SELECT source, item_project, item_module, item_type, item_source, count(*)
                FROM quarantine WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5""",
                row -> new Waiting(row.getString(1), belonging(row, 2), row.getLong(6))));
  }

  @Override
  public List<UUID> select(Selection selection) {
    StringBuilder sql = new StringBuilder("SELECT id FROM quarantine WHERE state = 'OPEN'");
    List<Object> values = new ArrayList<>();
    if (selection.source() != null) {
      sql.append(" AND (source = ? OR item_source = ?)");
      values.add(selection.source());
      values.add(selection.source());
    }
    if (selection.field() != null) {
      sql.append(" AND field = ?");
      values.add(selection.field());
    }
    if (selection.project() != null) {
      sql.append(" AND item_project = ?");
      values.add(selection.project());
    }
    if (selection.reason() != null) {
      sql.append(" AND ").append(Contains.in("reason"));
      values.add(Contains.pattern(selection.reason()));
    }
    sql.append(" ORDER BY number");
    return read(
        statements ->
            statements.select(
                sql.toString(), row -> statements.dialect().id(row, 1), values.toArray()));
  }

  private <T> T read(Function<Statements, T> reading) {
    return reads.read("read the quarantine of", reading);
  }

  private static Belonging belonging(ResultSet row, int first) throws SQLException {
    return new Belonging(
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getString(first + 3));
  }

  private static Entry entry(Statements statements, ResultSet row) throws SQLException {
    QuarantinedItem item =
        new QuarantinedItem(
            statements.dialect().id(row, 1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getBytes(6),
            belonging(row, 12));
    return new Entry(
        item, Micros.toInstant(row.getLong(7)), State.valueOf(row.getString(8)), decision(row));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    String by = row.getString(9);
    return by == null
        ? null
        : new Decision(by, Micros.toInstant(row.getLong(10)), row.getString(11));
  }
}
