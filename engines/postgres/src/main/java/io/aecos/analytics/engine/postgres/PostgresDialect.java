package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL has a type for UUIDs and keeps any character but NUL. A NUL is written down as U+001A
 * 0 and U+001A as U+001A s where all of a text counts, and as U+FFFD elsewhere.
 */
enum PostgresDialect implements Dialect {
  POSTGRES;

  private static final String NUL = "\u0000";
  private static final String ESCAPE = "\u001a";

  @Override
  public @Nullable Object kept(@Nullable Object value) {
    return value instanceof String text && text.contains(NUL) ? text.replace(NUL, "\ufffd") : value;
  }

  @Override
  public UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  @Override
  public String whole(String text) {
    return text.replace(ESCAPE, ESCAPE + "s").replace(NUL, ESCAPE + "0");
  }

  @Override
  public byte @Nullable [] bytes(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null
        ? null
        : text.replace(ESCAPE + "0", NUL)
            .replace(ESCAPE + "s", ESCAPE)
            .getBytes(StandardCharsets.UTF_8);
  }
}
