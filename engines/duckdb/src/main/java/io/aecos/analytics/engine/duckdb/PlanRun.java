package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.PlanSql;
import io.aecos.analytics.engine.duckdb.sql.PlanStatement;
import io.aecos.analytics.engine.duckdb.sql.Rollups;
import io.aecos.analytics.engine.duckdb.sql.ShownSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a plan's statements in one snapshot and puts their answers together as cells. */
final class PlanRun {
  private final Plan plan;
  private final Content content;
  private final EventTable table;
  private final List<PlanStatement> statements;
  private final Map<Key, @Nullable Double[]> cells = new LinkedHashMap<>();

  private PlanRun(Plan plan, Content content, EventTable table, List<PlanStatement> statements) {
    this.plan = plan;
    this.content = content;
    this.table = table;
    this.statements = statements;
    for (int window = 0; window < plan.windows().size(); window++) {
      cell(new Key(window, Kind.TOTAL, null, List.of()));
    }
  }

  /** Which rollups a statement may use. */
  @FunctionalInterface
  interface Choice {
    Rollups of(Content content, Connection connection) throws SQLException;
  }

  /** What would be run in the connection's snapshot. */
  static PlanRun of(Plan plan, EventTable table, Choice rollups, Connection connection)
      throws SQLException {
    Content content = Content.load(connection);
    List<PlanStatement> statements =
        content.isEmpty()
            ? List.of()
            : PlanSql.of(plan, content.vocabulary(table), rollups.of(content, connection));
    return new PlanRun(plan, content, table, statements);
  }

  /** Whether nothing has to be read. */
  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Runs it, in the same snapshot. */
  CellSet answer(Connection connection) throws SQLException {
    for (PlanStatement statement : statements) {
      add(statement, connection);
    }
    Statement readable =
        Statement.later(() -> readable(plan, statements, content.vocabulary(table)));
    return new CellSet(cells(), content.watermark(), readable);
  }

  /** What would answer {@code plan} from the events. */
  static String statement(Plan plan, Content content, EventTable table) {
    Vocabulary vocabulary = content.vocabulary(table);
    return content.isEmpty()
        ? ""
        : readable(plan, PlanSql.of(plan, vocabulary, Rollups.NONE), vocabulary);
  }

  private static String readable(Plan plan, List<PlanStatement> statements, Vocabulary vocabulary) {
    List<Sql> texts = statements.stream().map(PlanStatement::sql).toList();
    return ShownSql.of(texts, plan.scope(), vocabulary);
  }

  private void add(PlanStatement statement, Connection connection) throws SQLException {
    try (PreparedStatement select = prepare(statement.sql(), connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Kind kind = Kind.values()[row.getInt(2)];
        @Nullable Double[] values =
            cell(new Key(row.getInt(1), kind, bucket(row, kind), group(row, kind)));
        int column = 3 + (plan.grain() == null ? 0 : 1) + plan.by().size();
        for (int measure : statement.measures()) {
          double value = row.getDouble(column++);
          if (!row.wasNull()) {
            values[measure] = value;
          }
        }
      }
    }
  }

  static PreparedStatement prepare(Sql sql, Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < sql.parameters().size(); i++) {
      statement.setObject(i + 1, sql.parameters().get(i));
    }
    return statement;
  }

  private @Nullable Instant bucket(ResultSet row, Kind kind) throws SQLException {
    return kind == Kind.SERIES || kind == Kind.GROUP_SERIES
        ? PlanSql.bucketStart(plan, row.getLong(3))
        : null;
  }

  private List<@Nullable String> group(ResultSet row, Kind kind) throws SQLException {
    List<@Nullable String> group = new ArrayList<>();
    if (kind == Kind.GROUP || kind == Kind.GROUP_SERIES) {
      int first = plan.grain() == null ? 3 : 4;
      for (int i = 0; i < plan.by().size(); i++) {
        group.add(row.getString(first + i));
      }
    }
    return group;
  }

  private @Nullable Double[] cell(Key key) {
    return cells.computeIfAbsent(key, absent -> nothing());
  }

  private @Nullable Double[] nothing() {
    return plan.measures().stream()
        .map(measure -> measure instanceof Measure.Count ? Double.valueOf(0) : null)
        .toArray(Double[]::new);
  }

  /** Only totals may be empty: a bucket or group where no measure found anything is left out. */
  private List<Cell> cells() {
    @Nullable Double[] nothing = nothing();
    List<Cell> found = new ArrayList<>();
    cells.forEach(
        (key, values) -> {
          if (key.kind() == Kind.TOTAL || !Arrays.equals(values, nothing)) {
            found.add(
                new Cell(
                    key.window(), key.kind(), key.bucket(), key.group(), Arrays.asList(values)));
          }
        });
    return found;
  }

  /** Which cell a row belongs to. */
  private record Key(
      int window, Kind kind, @Nullable Instant bucket, List<@Nullable String> group) {}
}
