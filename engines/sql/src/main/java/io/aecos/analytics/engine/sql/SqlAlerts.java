package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Alerts;
import io.aecos.analytics.registry.Directory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads and writes alerts. */
final class SqlAlerts implements Alerts {
  private static final String SELECT =
      """
      SELECT id, owner, name, rule, zone, delivery, created_us, silent_us, state, since_us, told_us,
        judged_us, message
      FROM alert""";

  private final Statements statements;

  SqlAlerts(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Alert> all() {
    return statements.select(SELECT + " ORDER BY owner, name", SqlAlerts::alert);
  }

  @Override
  public Optional<Alert> find(String id) {
    return statements.first(SELECT + " WHERE id = ?", SqlAlerts::alert, id);
  }

  @Override
  public void put(Alert alert) {
    String owner = Names.normal(alert.owner());
    if (statements
        .first(
            "SELECT 1 FROM alert WHERE owner = ? AND name = ? AND id <> ?",
            row -> row.getInt(1),
            owner,
            alert.name(),
            alert.id())
        .isPresent()) {
      throw Directory.taken("alert", alert.name());
    }
    Alert.Standing standing = alert.standing();
    statements.update(
        """
        INSERT INTO alert
          (id, owner, name, rule, zone, delivery, created_us, silent_us, state, since_us, told_us,
           judged_us, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, rule = excluded.rule,
          zone = excluded.zone, delivery = excluded.delivery, silent_us = excluded.silent_us,
          state = excluded.state, since_us = excluded.since_us, told_us = excluded.told_us,
          judged_us = excluded.judged_us, message = excluded.message""",
        alert.id(),
        owner,
        alert.name(),
        alert.rule(),
        alert.zone().getId(),
        alert.delivery(),
        Micros.of(alert.createdAt()),
        SqlSchedules.micros(alert.silentUntil()),
        standing.state().name(),
        Micros.of(standing.since()),
        SqlSchedules.micros(standing.toldAt()),
        SqlSchedules.micros(standing.judgedAt()),
        standing.message());
  }

  @Override
  public boolean remove(String id) {
    return statements.update("DELETE FROM alert WHERE id = ?", id) > 0;
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        ZoneId.of(row.getString(5)),
        row.getString(6),
        Micros.toInstant(row.getLong(7)),
        SqlSchedules.instant(row, 8),
        new Alert.Standing(
            Alert.State.valueOf(row.getString(9)),
            Micros.toInstant(row.getLong(10)),
            SqlSchedules.instant(row, 11),
            SqlSchedules.instant(row, 12),
            row.getString(13)));
  }
}
