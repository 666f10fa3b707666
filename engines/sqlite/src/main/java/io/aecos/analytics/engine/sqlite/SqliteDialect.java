package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.Dialect;
import io.aecos.analytics.engine.sql.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQLite keeps a UUID as its 16 bytes, and any text as it is. */
enum SqliteDialect implements Dialect {
  SQLITE;

  @Override
  public @Nullable Object kept(@Nullable Object value) {
    return value instanceof UUID id ? Uuids.toBytes(id) : value;
  }

  @Override
  public UUID id(ResultSet row, int column) throws SQLException {
    return Uuids.fromBytes(row.getBytes(column));
  }

  @Override
  public String whole(String text) {
    return text;
  }

  /** The driver cuts text at its first NUL, bytes it does not. */
  @Override
  public byte @Nullable [] bytes(ResultSet row, String column) throws SQLException {
    return row.getBytes(column);
  }
}
