package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Dialect;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.move.MovePart;
import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema that nodes share, as one side of a move. */
public final class PostgresMoveSide implements MoveSide {
  private static final Map<MovePart, List<String>> NOT_MOVED =
      Map.of(
          MovePart.LEDGER,
          List.of(
              "archived_day",
              "ledger",
              "moving",
              "lease",
              "shared_file",
              "audit_node",
              "audit_turn",
              "registry_turn",
              "schema_history"));

  private final PostgresDatabase database;

  private PostgresMoveSide(PostgresDatabase database) {
    this.database = database;
  }

  /** Makes the tables or brings them up to date. */
  public static PostgresMoveSide open(PostgresAddress address) {
    return new PostgresMoveSide(PostgresDatabase.open(address, PostgresPart.LEDGER));
  }

  @Override
  public String words() {
    return database.address().place();
  }

  @Override
  public Dialect dialect() {
    return PostgresDialect.POSTGRES;
  }

  @Override
  public Connection reader(MovePart part) throws SQLException {
    return writer(part);
  }

  /** It may stand still for as long as the other side takes. */
  @Override
  public Connection writer(MovePart part) throws SQLException {
    Connection connection = database.writer();
    connection.setNetworkTimeout(Runnable::run, 0);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 0");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** All of them are in one schema, and are asked for once. */
  @Override
  public Set<String> tables(MovePart part, Statements statements) {
    if (part != MovePart.LEDGER) {
      return Set.of();
    }
    Set<String> found =
        new HashSet<>(
            statements.select(
                """
                SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()""",
                row -> row.getString(1)));
    found.removeAll(NOT_MOVED.get(MovePart.LEDGER));
    return found;
  }

  @Override
  public Identity identity(Statements statements) {
    long last = PostgresAppender.lastSeq(statements);
    return statements
        .first(
            "SELECT id, edition FROM ledger",
            row -> new Identity(PostgresDialect.POSTGRES.id(row, 1), row.getLong(2), last))
        .orElseThrow(
            () -> new Statements.Failure(new SQLException("the ledger has lost its identity")));
  }

  @Override
  public void become(Identity identity, Statements statements) {
    statements.update(
        "UPDATE ledger SET id = ?, edition = ?, floor = greatest(floor, ?)",
        identity.id(),
        identity.edition(),
        identity.floor());
    number("sender", "id", statements);
    number("quarantine", "number", statements);
    number("archived_part", "number", statements);
  }

  private static void number(String table, String column, Statements statements) {
    statements.first(
        """
        SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'),
          greatest((SELECT max(%2$s) FROM %1$s), 1), (SELECT max(%2$s) FROM %1$s) >= 1)"""
            .formatted(table, column),
        row -> row.getLong(1));
  }

  @Override
  public Set<String> files(Statements registry) {
    return new HashSet<>(registry.select("SELECT name FROM shared_file", row -> row.getString(1)));
  }

  @Override
  public byte[] file(String name, Statements registry) throws SQLException {
    return registry
        .first("SELECT content FROM shared_file WHERE name = ?", row -> row.getBytes(1), name)
        .orElseThrow(() -> new SQLException(name + " is not there any more"));
  }

  @Override
  public void put(String name, byte[] content, Statements registry) throws SQLException {
    registry.update(
        "INSERT INTO shared_file (name, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        name,
        content);
    if (!Arrays.equals(file(name, registry), content)) {
      throw new SQLException("another " + name + " is there already");
    }
  }

  @Override
  public void putDue(String id, Instant due, Statements registry) {
    registry.update(
        """
        INSERT INTO timetable (task_name, task_instance, task_data, execution_time, picked, version)
        VALUES ('due', ?, ?, to_timestamp(? / 1000.0), false, 1)""",
        id,
        due.toString().getBytes(StandardCharsets.UTF_8),
        due.toEpochMilli());
  }

  @Override
  public String insert(String table, String columns, String places) {
    boolean numbered = table.equals("sender") || table.equals("quarantine");
    return "INSERT INTO "
        + table
        + " ("
        + columns
        + ")"
        + (numbered ? " OVERRIDING SYSTEM VALUE" : "")
        + " VALUES ("
        + places
        + ")";
  }

  /** Nodes wait for what they take before they write, and then find that the ledger has gone. */
  @Override
  public boolean quietly(Work work) throws SQLException {
    try (Connection connection = writer(MovePart.LEDGER)) {
      Statements statements = new Statements(connection, PostgresDialect.POSTGRES);
      PostgresFence.closeAll(statements);
      work.run();
      connection.rollback();
      return true;
    } catch (Statements.Failure e) {
      throw e.sql();
    }
  }

  @Override
  public String howToQuieten() {
    return "the nodes of " + words() + " wait by themselves";
  }

  @Override
  public AnalyticsException unavailable(SQLException e) {
    return new AnalyticsException(
        ErrorCode.LEDGER_UNAVAILABLE,
        "cannot move " + words() + ": " + PostgresFailure.toCaller(e),
        e);
  }

  @Override
  public void close() {
    database.close();
  }
}
