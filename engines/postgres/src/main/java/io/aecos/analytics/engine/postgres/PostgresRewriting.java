package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.SqlRewriting;
import io.aecos.analytics.engine.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * On a connection of its own each time: rows that are there are locked by nobody who appends. What
 * rows said before goes when their tables are written anew, which keeps all others waiting; what
 * the database's own log and its copies hold is for whoever looks after it.
 */
record PostgresRewriting(PostgresDatabase database) implements SqlRewriting.Place {

  @Override
  public void write(Consumer<Statements> work) {
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection, PostgresDialect.POSTGRES);
      PostgresFence.passRows(statements);
      work.accept(statements);
      connection.commit();
    } catch (Statements.Failure e) {
      throw database.unavailable("write to", e.sql());
    } catch (SQLException e) {
      throw database.unavailable("write to", e);
    }
  }

  @Override
  public String identityTable() {
    return "ledger";
  }

  @Override
  public void purge() {
    purge(database, "event, quarantine, sender");
  }

  static void purge(PostgresDatabase database, String tables) {
    try (Connection connection = database.writer();
        Statement statement = connection.createStatement()) {
      // A large table takes longer than anything else may.
      connection.setNetworkTimeout(Runnable::run, 0);
      statement.execute("SET lock_timeout = 0");
      statement.execute("VACUUM (FULL) " + tables);
    } catch (SQLException e) {
      throw database.unavailable("write to", e);
    }
  }
}
