package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.move.MoveMark;
import java.sql.SQLException;

/**
 * Keeps nodes from writing to a ledger that went elsewhere. Whoever writes takes something first
 * that a move takes too, and looks then.
 */
final class PostgresFence {
  /** Of a ledger that takes nothing; no state of the database's own begins like this. */
  static final String STATE = "XM001";

  private PostgresFence() {}

  /** Waits until nobody writes, and keeps all from it until the transaction ends. */
  static void closeAll(Statements statements) {
    statements.first("SELECT 1 FROM (SELECT " + PostgresAppender.LOCK + ") AS turn", row -> 1);
    statements.first("SELECT 1 FROM registry_turn FOR UPDATE", row -> 1);
    statements.first("SELECT 1 FROM audit_turn FOR UPDATE", row -> 1);
    statements.first("SELECT 1 FROM ledger FOR UPDATE", row -> 1);
  }

  /** For rows that are there, which no turn guards. */
  static void passRows(Statements statements) {
    statements.first("SELECT 1 FROM ledger FOR KEY SHARE", row -> 1);
    pass(statements);
  }

  /** Fails where the ledger takes nothing; to be asked within a turn. */
  static void pass(Statements statements) {
    MoveMark.closed(statements)
        .ifPresent(
            why -> {
              throw new Statements.Failure(new SQLException(why, STATE));
            });
  }
}
