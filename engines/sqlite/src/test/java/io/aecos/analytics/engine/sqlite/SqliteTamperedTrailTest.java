package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.testkit.audit.TamperedTrailContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTamperedTrailTest extends TamperedTrailContract {
  private static final String SAID =
      "at, who, how, action, target, scope, filters, size, outcome, origin, answers,"
          + " previous, hash, signature";

  @Override
  protected AuditTrail open(Path place, AuditKey key, InstantSource clock) {
    return SqliteAuditTrail.open(place.resolve("audit.sqlite"), key, clock);
  }

  @Override
  protected boolean hasOneAnchor() {
    return true;
  }

  @Override
  protected void change(Path place, long seq, String column) {
    String change =
        switch (column) {
          case "at", "size", "answers" -> column + " = " + column + " + 1";
          default ->
              "%1$s = CAST(substr(CAST(%1$s AS BLOB), 1, length(CAST(%1$s AS BLOB)) - 1) || x'2e' AS TEXT)"
                  .formatted(column);
        };
    tamper(place, "UPDATE entry SET " + change + " WHERE seq = " + seq);
  }

  @Override
  protected void remove(Path place, long fromSeq, long toSeq) {
    tamper(place, "DELETE FROM entry WHERE seq BETWEEN " + fromSeq + " AND " + toSeq);
  }

  @Override
  protected void shift(Path place, long seq) {
    tamper(
        place,
        "UPDATE entry SET who = substr(who, 1, length(who) - 1), how = substr(who, -1) || how"
            + " WHERE seq = "
            + seq);
  }

  @Override
  protected void swap(Path place, long one, long other) {
    tamper(
        place,
        "UPDATE entry SET seq = -1 WHERE seq = " + one,
        "UPDATE entry SET seq = " + one + " WHERE seq = " + other,
        "UPDATE entry SET seq = " + other + " WHERE seq = -1");
  }

  @Override
  protected void insertBehind(Path place, long seq) {
    tamper(
        place,
        "UPDATE entry SET seq = -seq - 1 WHERE seq > " + seq,
        "UPDATE entry SET seq = -seq WHERE seq < 0",
        "INSERT INTO entry (seq, %1$s) SELECT seq + 1, %1$s FROM entry WHERE seq = %2$d"
            .formatted(SAID, seq));
  }

  /** As somebody does who has the file: without the triggers and the checks. */
  private static void tamper(Path place, String... statements) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + place.resolve("audit.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA ignore_check_constraints = ON");
      statement.execute("DROP TRIGGER IF EXISTS entry_is_not_changed");
      statement.execute("DROP TRIGGER IF EXISTS entry_is_not_removed");
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void change_byMistake_isRefusedByTheDatabase(@TempDir Path place) throws SQLException {
    try (AuditTrail trail =
        open(place, AuditKey.in(place.resolve("key")), InstantSource.system())) {
      trail.append(AuditAct.of(Instant.EPOCH, AuditActor.server(), "start", ""));
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + place.resolve("audit.sqlite"));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("UPDATE entry SET who = 'x'"))
          .hasMessageContaining("not changed");
      assertThatThrownBy(() -> statement.execute("DELETE FROM entry"))
          .hasMessageContaining("removed");
    }
  }
}
