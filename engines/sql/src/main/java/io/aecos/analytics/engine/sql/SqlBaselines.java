package io.aecos.analytics.engine.sql;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.registry.KeptBaselines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes baselines. What a baseline does not say is an empty text in its key. */
final class SqlBaselines implements KeptBaselines {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing((Subject subject) -> text(subject.elementType()))
          .thenComparing(subject -> text(subject.project()))
          .thenComparing(subject -> text(subject.from()));

  private final Statements statements;

  SqlBaselines(Statements statements) {
    this.statements = statements;
  }

  /** Engines order letters each in their own way, so the order is made here. */
  @Override
  public List<KeptBaseline> all() {
    return statements
        .select(
            """
            SELECT element_type, project, from_day, hours, rate, note, changed_by, changed_us
            FROM baseline""",
            SqlBaselines::baseline)
        .stream()
        .sorted(Comparator.comparing(KeptBaseline::subject, ORDER))
        .toList();
  }

  private static KeptBaseline baseline(ResultSet row) throws SQLException {
    double rate = row.getDouble(5);
    boolean unsaid = row.wasNull();
    String from = row.getString(3);
    return new KeptBaseline(
        new Subject(
            row.getString(1), row.getString(2), from.isEmpty() ? null : LocalDate.parse(from)),
        row.getDouble(4),
        unsaid ? null : (Double) rate,
        row.getString(6),
        row.getString(7),
        Micros.toInstant(row.getLong(8)));
  }

  @Override
  public void put(KeptBaseline baseline) {
    Subject subject = baseline.subject();
    statements.update(
        """
        INSERT INTO baseline
          (element_type, project, from_day, hours, rate, note, changed_by, changed_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (element_type, project, from_day) DO UPDATE SET
          hours = excluded.hours, rate = excluded.rate, note = excluded.note,
          changed_by = excluded.changed_by, changed_us = excluded.changed_us""",
        text(subject.elementType()),
        text(subject.project()),
        text(subject.from()),
        baseline.hours(),
        baseline.rate(),
        baseline.note(),
        baseline.changedBy(),
        Micros.of(baseline.changedAt()));
    long count =
        statements.first("SELECT count(*) FROM baseline", row -> row.getLong(1)).orElse(0L);
    if (count > MOST) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "baselines",
          "there can be at most " + MOST + " baselines: remove one first",
          List.of());
    }
  }

  @Override
  public boolean remove(Subject subject) {
    return statements.update(
            "DELETE FROM baseline WHERE element_type = ? AND project = ? AND from_day = ?",
            text(subject.elementType()),
            text(subject.project()),
            text(subject.from()))
        > 0;
  }

  private static String text(@Nullable Object part) {
    return part == null ? "" : part.toString();
  }
}
