package io.aecos.analytics.workspace.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;

/** A warehouse in a PostgreSQL database, which is only ever read. */
final class PostgresSource implements WarehouseSource {
  private static final String SECONDS_TO_CONNECT = "10";
  private static final String SECONDS_TO_ANSWER = "120";

  private final PostgresAddress address;

  PostgresSource(PostgresAddress address) {
    this.address = address;
  }

  /** It does not tell. */
  @Override
  public boolean changed() {
    return true;
  }

  @Override
  public void read(Work work) throws WarehouseProblem, SQLException, InterruptedException {
    try (Connection connection = open()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL TIME ZONE 'UTC'");
      }
      work.in(WarehouseTable.in(connection, Dialect.POSTGRESQL));
      connection.rollback();
    }
  }

  private Connection open() throws SQLException {
    Properties properties = address.properties();
    properties.putIfAbsent("loginTimeout", SECONDS_TO_CONNECT);
    properties.putIfAbsent("connectTimeout", SECONDS_TO_CONNECT);
    properties.putIfAbsent("socketTimeout", SECONDS_TO_ANSWER);
    properties.putIfAbsent("ApplicationName", "AEC OS Analytics");
    Connection connection = new Driver().connect(address.url(), properties);
    if (connection == null) {
      throw new SQLException("no address of PostgreSQL", "08001");
    }
    return connection;
  }

  /** The server's own words may repeat what was sent to it, so its code is put into ours. */
  @Override
  public WarehouseProblem problem(SQLException failure) {
    return new WarehouseProblem(words(String.valueOf(failure.getSQLState())), failure);
  }

  private static String words(String state) {
    String kind = state.length() < 2 ? state : state.substring(0, 2).toUpperCase(Locale.ROOT);
    return switch (state) {
      case "42P01" -> "it has no table events";
      case "42501" -> "the sign-in has no permission to read its table events";
      case "3D000" -> "there is no such database";
      default ->
          switch (kind) {
            case "08" -> "it cannot be reached";
            case "28" -> "it refuses the sign-in";
            case "53", "57", "58" -> "it cannot answer now (SQLSTATE " + state + ")";
            default -> "it cannot be read (SQLSTATE " + state + ")";
          };
    };
  }

  @Override
  public String location(String row) {
    return address + "/events#" + row;
  }
}
