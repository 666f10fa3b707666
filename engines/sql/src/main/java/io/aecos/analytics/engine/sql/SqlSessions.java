package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.OpenSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes who is signed in. */
final class SqlSessions implements OpenSessions {
  private static final String SESSION =
      "SELECT digest, person, method, opened_us, seen_us, expires_us FROM session";

  private final Statements statements;

  SqlSessions(Statements statements) {
    this.statements = statements;
  }

  @Override
  public Optional<OpenSession> find(String digest) {
    return statements.first(SESSION + " WHERE digest = ?", SqlSessions::session, digest);
  }

  @Override
  public List<OpenSession> of(String person) {
    return statements.select(
        SESSION + " WHERE person = ? ORDER BY opened_us, digest",
        SqlSessions::session,
        Names.normal(person));
  }

  private static OpenSession session(ResultSet row) throws SQLException {
    return new OpenSession(
        row.getString(1),
        row.getString(2),
        OpenSession.Method.valueOf(row.getString(3)),
        Micros.toInstant(row.getLong(4)),
        Micros.toInstant(row.getLong(5)),
        Micros.toInstant(row.getLong(6)));
  }

  @Override
  public void put(OpenSession session) {
    end(session.digest());
    statements.update(
        """
        INSERT INTO session (digest, person, method, opened_us, seen_us, expires_us)
        VALUES (?, ?, ?, ?, ?, ?)""",
        session.digest(),
        session.person(),
        session.method().name(),
        Micros.of(session.openedAt()),
        Micros.of(session.seenAt()),
        Micros.of(session.expiresAt()));
  }

  @Override
  public void seen(OpenSession session) {
    statements.update(
        "UPDATE session SET seen_us = ?, expires_us = ? WHERE digest = ?",
        Micros.of(session.seenAt()),
        Micros.of(session.expiresAt()),
        session.digest());
  }

  @Override
  public void end(String digest) {
    statements.update("DELETE FROM session WHERE digest = ?", digest);
  }

  @Override
  public int endAllOf(String person) {
    return statements.update("DELETE FROM session WHERE person = ?", Names.normal(person));
  }

  @Override
  public void removeEnded(Instant now) {
    statements.update("DELETE FROM session WHERE expires_us <= ?", Micros.of(now));
  }
}
