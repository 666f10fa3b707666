package io.aecos.analytics.engine.postgres;

import java.sql.SQLException;

/** The connection was lost while a transaction was being committed, and nobody can be asked. */
final class InDoubt extends SQLException {
  InDoubt(SQLException cause) {
    super("it is not known whether the transaction was committed", "08007", cause);
  }
}
