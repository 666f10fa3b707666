package io.aecos.analytics.engine.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In what engines differ where they keep the same tables. */
public interface Dialect {

  /** {@code value} as the engine keeps it; all texts, numbers and UUIDs are bound through this. */
  @Nullable Object kept(@Nullable Object value);

  /** The UUID in a column of the current row. */
  UUID id(ResultSet row, int column) throws SQLException;

  /** What to keep of {@code text} so that {@link #bytes} gives back all that is in it. */
  String whole(String text);

  /** The text or the decimal number in a column of the current row as UTF-8; null for NULL. */
  byte @Nullable [] bytes(ResultSet row, String column) throws SQLException;
}
