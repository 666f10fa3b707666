package io.aecos.analytics.engine.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.People;
import io.aecos.analytics.registry.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes people and what AEC OS calls them. */
final class SqlPeople implements People {
  private static final String PERSON =
      "SELECT name, role, password, active, created_us FROM person";

  private final Statements statements;

  SqlPeople(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Person> all() {
    Map<String, Set<String>> identities =
        statements
            .select(
                "SELECT person, identity FROM person_identity",
                row -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    return statements.select(
        PERSON + " ORDER BY name",
        row -> person(row, identities.getOrDefault(row.getString(1), Set.of())));
  }

  @Override
  public Optional<Person> find(String name) {
    String key = Names.normal(name);
    Set<String> identities =
        Set.copyOf(
            statements.select(
                "SELECT identity FROM person_identity WHERE person = ?",
                row -> row.getString(1),
                key));
    return statements.first(PERSON + " WHERE name = ?", row -> person(row, identities), key);
  }

  private static Person person(ResultSet row, Set<String> identities) throws SQLException {
    return new Person(
        row.getString(1),
        Viewer.Role.valueOf(row.getString(2)),
        identities,
        row.getString(3),
        row.getInt(4) == 1,
        Micros.toInstant(row.getLong(5)));
  }

  @Override
  public void add(Person person) {
    int added =
        statements.update(
            """
            INSERT INTO person (name, role, password, active, created_us) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""",
            person.name(),
            person.role().name(),
            person.passwordHash(),
            person.active() ? 1 : 0,
            Micros.of(person.createdAt()));
    if (added == 0) {
      throw Directory.taken("person", person.name());
    }
    putIdentities(person);
  }

  @Override
  public void replace(Person person) {
    int changed =
        statements.update(
            "UPDATE person SET role = ?, password = ?, active = ? WHERE name = ?",
            person.role().name(),
            person.passwordHash(),
            person.active() ? 1 : 0,
            person.name());
    if (changed == 0) {
      throw Directory.notFound("person", person.name());
    }
    statements.update("DELETE FROM person_identity WHERE person = ?", person.name());
    putIdentities(person);
  }

  private void putIdentities(Person person) {
    for (String identity : person.identities()) {
      int added =
          statements.update(
              """
              INSERT INTO person_identity (identity, person) VALUES (?, ?)
              ON CONFLICT DO NOTHING""",
              identity,
              person.name());
      if (added == 0) {
        throw AnalyticsException.invalid(
            ErrorCode.CONFLICT,
            "identities",
            "The identity '" + identity + "' is another person's already",
            List.of());
      }
    }
  }
}
