package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.testkit.audit.TamperedTrailContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresTamperedTrailTest extends TamperedTrailContract {
  private static final String SAID =
      "at, who, how, action, target, scope, filters, size, outcome, origin, answers,"
          + " previous, hash, signature";

  private static final UUID NODE = UUID.randomUUID();

  private final Map<Path, PostgresAddress> places = new HashMap<>();

  @Override
  protected AuditTrail open(Path place, AuditKey key, InstantSource clock) {
    return PostgresAuditTrail.open(address(place), NODE, place, key, clock);
  }

  private PostgresAddress address(Path place) {
    return places.computeIfAbsent(place, each -> TestPostgres.fresh());
  }

  @Override
  protected boolean hasOneAnchor() {
    return false;
  }

  @Override
  protected void change(Path place, long seq, String column) {
    String change =
        switch (column) {
          case "at", "size", "answers" -> column + " = " + column + " + 1";
          default -> "%1$s = left(%1$s, -1) || '.'".formatted(column);
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
        "UPDATE entry SET who = left(who, -1), how = right(who, 1) || how WHERE seq = " + seq);
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

  /** As somebody does who owns the table: without the triggers and the checks. */
  private void tamper(Path place, String... statements) {
    try (Connection connection = PostgresDatabase.connect(address(place));
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE entry DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_outcome_check");
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
    try (Connection connection = PostgresDatabase.connect(address(place));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("UPDATE entry SET who = 'x'"))
          .hasMessageContaining("not changed");
      assertThatThrownBy(() -> statement.execute("DELETE FROM entry"))
          .hasMessageContaining("removed");
      assertThatThrownBy(() -> statement.execute("TRUNCATE entry")).hasMessageContaining("removed");
    }
  }
}
