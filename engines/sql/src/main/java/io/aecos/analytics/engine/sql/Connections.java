package io.aecos.analytics.engine.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done with connections in every engine. */
public final class Connections {
  private Connections() {}

  /** Closes what may be broken, or not there at all. */
  public static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The failure that made us close it is already on its way to the caller.
      }
    }
  }

  /** Whether {@code failure} says that the database itself cannot be reached or serves nobody. */
  public static boolean isLost(SQLException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String state = each instanceof SQLException sql ? sql.getSQLState() : null;
      if (state != null
          && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"))) {
        return true;
      }
    }
    return false;
  }
}
