package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.SqlSegments;
import io.aecos.analytics.engine.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * On a connection of its own each time: whoever appends adds rows, and touches none that is there.
 * Two that move the same part wait for each other at its row, and the second is refused.
 */
record PostgresSegments(PostgresDatabase database) implements SqlSegments.Place {

  @Override
  public void write(SqlSegments.Work work) {
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection, PostgresDialect.POSTGRES);
      PostgresFence.passRows(statements);
      work.on(statements);
      connection.commit();
    } catch (Statements.Failure e) {
      throw database.unavailable("write to", e.sql());
    } catch (SQLException e) {
      throw database.unavailable("write to", e);
    }
  }

  /** Whoever appends counts its months before it commits, and waits there. */
  @Override
  public void writeAlone(SqlSegments.Work work) {
    write(
        statements -> {
          try (Statement lock = statements.connection().createStatement()) {
            lock.execute("LOCK TABLE segment IN EXCLUSIVE MODE");
          }
          work.on(statements);
        });
  }

  /** For {@link PostgresViews}. */
  @Override
  public boolean keepsDays() {
    return true;
  }

  @Override
  public void compact() {
    PostgresRewriting.purge(database, "event");
  }
}
