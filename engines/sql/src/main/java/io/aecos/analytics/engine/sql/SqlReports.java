package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.KeptReports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads and writes the history of reports. */
final class SqlReports implements KeptReports {
  private static final String SELECT =
      """
      SELECT id, owner, scope, report, format, title, file, message, bytes, watermark, asked_us
      FROM report""";

  private final Statements statements;

  SqlReports(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<KeptReport> of(String owner, String scope) {
    return statements.select(
        SELECT + " WHERE owner = ? AND scope = ? ORDER BY asked_us DESC, id",
        SqlReports::report,
        Names.normal(owner),
        scope);
  }

  @Override
  public List<KeptReport> of(String owner) {
    return statements.select(
        SELECT + " WHERE owner = ? ORDER BY asked_us DESC, id",
        SqlReports::report,
        Names.normal(owner));
  }

  @Override
  public Optional<KeptReport> find(String id) {
    return statements.first(SELECT + " WHERE id = ?", SqlReports::report, id);
  }

  @Override
  public void add(KeptReport report) {
    statements.update(
        """
        INSERT INTO report
          (id, owner, scope, report, format, title, file, message, bytes, watermark, asked_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        report.id(),
        Names.normal(report.owner()),
        report.scope(),
        report.report(),
        report.format(),
        report.title(),
        report.file(),
        report.message(),
        report.bytes(),
        report.watermark(),
        Micros.of(report.askedAt()));
  }

  private static KeptReport report(ResultSet row) throws SQLException {
    return new KeptReport(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        Micros.toInstant(row.getLong(11)));
  }
}
