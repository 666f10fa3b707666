package io.aecos.analytics.engine.duckdb;

import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Engines that keep nothing and only read or write files of others: small, and by themselves. */
final class InMemory {
  private static final String MEMORY = "256MB";

  private InMemory() {}

  /** A new one, which may load nothing from anywhere. */
  static DuckDBConnection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", MEMORY);
    properties.setProperty("threads", "1");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    return DuckDBConnection.newConnection("jdbc:duckdb:", false, null, properties);
  }

  /** A text literal, which no character of {@code text} can end. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
