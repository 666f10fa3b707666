package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the source tables. */
public final class SqlSources implements SourceBook {
  private static final String STATE =
      """
      SELECT project, source, status, detail, feeds, items_read, checked_us, position
      FROM source_state""";

  private final Reads reads;

  /** What the latest reading found, by the marks of its rows, in their order. */
  private volatile Map<Long, SourceState> known = Map.of();

  public SqlSources(Reads reads) {
    this.reads = reads;
  }

  /** Asked for with each answer; only the rows that were written since are read. */
  @Override
  public List<SourceState> all() {
    return List.copyOf(reads.read("read the sources of", this::refreshed).values());
  }

  private Map<Long, SourceState> refreshed(Statements statements) {
    Map<Long, SourceState> before = known;
    List<Long> marks =
        statements.select(
            "SELECT mark FROM source_state ORDER BY project, source", row -> row.getLong(1));
    if (marks.equals(List.copyOf(before.keySet()))) {
      return before;
    }
    Map<Long, SourceState> now = new LinkedHashMap<>();
    for (Long mark : marks) {
      Optional<SourceState> state =
          Optional.ofNullable(before.get(mark))
              .or(() -> statements.first(STATE + " WHERE mark = ?", SqlSources::state, mark));
      if (state.isEmpty()) {
        // It was written again after its mark was read.
        return refreshed(statements);
      }
      now.put(mark, state.get());
    }
    known = now;
    return now;
  }

  @Override
  public Optional<SourceState> find(String project, String source) {
    return select(STATE + " WHERE project = ? AND source = ?", SqlSources::state, project, source)
        .stream()
        .findFirst();
  }

  @Override
  public List<AuditChain> chains() {
    return select(
        """
        SELECT project, condition, entries, first_bad_row, detail, checked_us
        FROM audit_chain ORDER BY project""",
        SqlSources::chain);
  }

  @Override
  public List<Project> projects() {
    Map<String, List<Fact>> facts =
        select("SELECT seed, kind, value, until FROM project_fact", SqlSources::fact).stream()
            .collect(Collectors.groupingBy(Fact::seed));
    return select(
        "SELECT key, name, root, seed FROM project ORDER BY key",
        row -> project(row, facts.getOrDefault(row.getString(4), List.of())));
  }

  private static Project project(ResultSet row, List<Fact> facts) throws SQLException {
    TreeSet<String> marks = new TreeSet<>();
    List<String> copies = new ArrayList<>();
    List<Project.Former> formerly = new ArrayList<>();
    for (Fact fact : facts) {
      switch (fact.kind) {
        case "mark" -> marks.add(fact.value);
        case "copy" -> copies.add(fact.value);
        default -> formerly.add(new Project.Former(fact.value, fact.until));
      }
    }
    return new Project(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        marks,
        copies,
        formerly);
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
  }

  /** A row of what is known of a project beside its name and place. */
  private record Fact(String seed, String kind, String value, long until) {}

  private <T> List<T> select(String sql, Statements.Row<T> row, Object... values) {
    return reads.read(
        "read the sources of", (Statements statements) -> statements.select(sql, row, values));
  }

  private static SourceState state(ResultSet row) throws SQLException {
    return new SourceState(
        row.getString(1),
        row.getString(2),
        SourceState.Status.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5).lines().map(EventType::parse).collect(Collectors.toSet()),
        row.getLong(6),
        Micros.toInstant(row.getLong(7)),
        row.getString(8));
  }

  private static AuditChain chain(ResultSet row) throws SQLException {
    long firstBadRow = row.getLong(4);
    boolean intact = row.wasNull();
    return new AuditChain(
        row.getString(1),
        AuditChain.Condition.valueOf(row.getString(2)),
        row.getLong(3),
        intact ? null : firstBadRow,
        row.getString(5),
        Micros.toInstant(row.getLong(6)));
  }
}
