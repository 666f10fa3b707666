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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Reads the source tables. */
public final class SqlSources implements SourceBook {
  private static final String STATE =
      """
      SELECT project, source, status, detail, feeds, items_read, checked_us, position
      FROM source_state""";

  /** So many texts of types are known at most; sources of one kind have the same. */
  private static final int MOST_KNOWN = 1_000;

  private static final Map<String, SortedSet<EventType>> FEEDS = new ConcurrentHashMap<>();

  private final Reads reads;

  public SqlSources(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<SourceState> all() {
    return select(STATE + " ORDER BY project, source", SqlSources::state);
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
        feeds(row.getString(5)),
        row.getLong(6),
        Micros.toInstant(row.getLong(7)),
        row.getString(8));
  }

  /** Asked for with each answer, and nearly always the same. */
  private static SortedSet<EventType> feeds(String lines) {
    if (FEEDS.size() > MOST_KNOWN) {
      FEEDS.clear();
    }
    return FEEDS.computeIfAbsent(
        lines,
        text ->
            Collections.unmodifiableSortedSet(
                text.lines().map(EventType::parse).collect(Collectors.toCollection(TreeSet::new))));
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
