package io.aecos.analytics.engine.sql;

import static java.util.stream.Collectors.groupingBy;

import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Team;
import io.aecos.analytics.registry.Teams;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes teams and who belonged to them when. */
final class SqlTeams implements Teams {
  private static final String MEMBERSHIP =
      "SELECT team, person, from_day, to_day, lead FROM membership";
  private static final String ALWAYS = "0001-01-01";
  private static final String STILL = "9999-12-31";

  private final Statements statements;

  SqlTeams(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Team> all() {
    Map<String, List<Membership>> members =
        statements.select(MEMBERSHIP + " ORDER BY person, from_day", SqlTeams::membership).stream()
            .collect(groupingBy(Membership::team));
    return statements.select(
        "SELECT name FROM team ORDER BY name",
        row -> new Team(row.getString(1), members.getOrDefault(row.getString(1), List.of())));
  }

  @Override
  public Optional<Team> find(String name) {
    String key = Names.normal(name);
    List<Membership> members =
        statements.select(
            MEMBERSHIP + " WHERE team = ? ORDER BY person, from_day", SqlTeams::membership, key);
    return statements.first(
        "SELECT name FROM team WHERE name = ?", row -> new Team(row.getString(1), members), key);
  }

  @Override
  public List<Membership> of(String person) {
    return statements.select(
        MEMBERSHIP + " WHERE person = ? ORDER BY team, from_day",
        SqlTeams::membership,
        Names.normal(person));
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        row.getString(1),
        row.getString(2),
        day(row.getString(3), ALWAYS),
        day(row.getString(4), STILL),
        row.getInt(5) == 1);
  }

  private static @Nullable LocalDate day(String text, String none) {
    return text.equals(none) ? null : LocalDate.parse(text);
  }

  @Override
  public void add(String name) {
    Team team = new Team(name, List.of());
    if (statements.update("INSERT INTO team (name) VALUES (?) ON CONFLICT DO NOTHING", team.name())
        == 0) {
      throw Directory.taken("team", team.name());
    }
  }

  @Override
  public void put(Membership membership) {
    require("team", membership.team());
    require("person", membership.person());
    LocalDate from = membership.from();
    LocalDate to = membership.to();
    statements.update(
        """
        INSERT INTO membership (team, person, from_day, to_day, lead) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (team, person, from_day) DO UPDATE SET
          to_day = excluded.to_day, lead = excluded.lead""",
        membership.team(),
        membership.person(),
        from == null ? ALWAYS : from.toString(),
        to == null ? STILL : to.toString(),
        membership.lead() ? 1 : 0);
  }

  @Override
  public void remove(Membership membership) {
    LocalDate from = membership.from();
    statements.update(
        "DELETE FROM membership WHERE team = ? AND person = ? AND from_day = ?",
        membership.team(),
        membership.person(),
        from == null ? ALWAYS : from.toString());
  }

  private void require(String table, String name) {
    if (statements
        .first("SELECT 1 FROM " + table + " WHERE name = ?", row -> row.getInt(1), name)
        .isEmpty()) {
      throw Directory.notFound(table, name);
    }
  }
}
