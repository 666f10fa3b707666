package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.pseudonym.NameKey;
import io.aecos.analytics.pseudonym.NamedInText;
import io.aecos.analytics.pseudonym.Pseudonyms;
import io.aecos.analytics.pseudonym.Renaming;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Erasure;
import io.aecos.analytics.registry.Erasures;
import io.aecos.analytics.registry.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes who was erased. */
final class SqlErasures implements Erasures {
  private final Statements statements;

  SqlErasures(Statements statements) {
    this.statements = statements;
  }

  @Override
  public Pseudonyms pseudonyms() {
    Map<String, String> byDigest =
        statements
            .select(
                "SELECT digest, pseudonym FROM erased_name",
                row -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Pseudonyms(key().orElseGet(NameKey::random), byDigest);
  }

  private Optional<NameKey> key() {
    return statements.first("SELECT hex FROM erasure_key", row -> new NameKey(row.getString(1)));
  }

  @Override
  public List<Erasure> all() {
    return statements.select(
        "SELECT person, asked_us, seq, item, done_us FROM erasure ORDER BY asked_us, person",
        SqlErasures::erasure);
  }

  private static Erasure erasure(ResultSet row) throws SQLException {
    long done = row.getLong(5);
    boolean open = row.wasNull();
    return new Erasure(
        row.getString(1),
        Micros.toInstant(row.getLong(2)),
        row.getLong(3),
        row.getLong(4),
        open ? null : Micros.toInstant(done));
  }

  @Override
  public Erasure begin(String person, Map<String, String> pseudonyms, Instant now) {
    Person known =
        new SqlPeople(statements)
            .find(person)
            .orElseThrow(() -> Directory.notFound("person", person));
    Renaming renaming = pseudonyms::get;
    NameKey key = key().orElseGet(this::newKey);
    pseudonyms.forEach(
        (name, pseudonym) ->
            statements.update(
                "INSERT INTO erased_name (digest, pseudonym) VALUES (?, ?)",
                key.digest(name),
                pseudonym));
    String other = pseudonyms.getOrDefault(known.name(), known.name());
    rename(known, other, pseudonyms);
    forget(known.name());
    tokens(other, renaming, now);
    views(renaming);
    Erasure erasure = Erasure.begun(other, now);
    put(erasure);
    return erasure;
  }

  private NameKey newKey() {
    NameKey key = NameKey.random();
    statements.update("INSERT INTO erasure_key (hex) VALUES (?)", key.hex());
    return key;
  }

  private void rename(Person known, String other, Map<String, String> pseudonyms) {
    statements.update(
        """
        INSERT INTO person (name, role, password, active, created_us)
        SELECT ?, role, NULL, 0, created_us FROM person WHERE name = ?""",
        other,
        known.name());
    for (String identity : known.identities()) {
      statements.update(
          "UPDATE person_identity SET identity = ?, person = ? WHERE identity = ?",
          pseudonyms.getOrDefault(identity, identity),
          other,
          identity);
    }
    statements.update("UPDATE project_hold SET held_by = ? WHERE held_by = ?", other, known.name());
    statements.update("UPDATE refresh SET asked_by = ? WHERE asked_by = ?", other, known.name());
    statements.update(
        "UPDATE baseline SET changed_by = ? WHERE changed_by = ?", other, known.name());
    statements.update("UPDATE membership SET person = ? WHERE person = ?", other, known.name());
    statements.update("UPDATE token SET acting_as = ? WHERE acting_as = ?", other, known.name());
    statements.update("DELETE FROM provider_subject WHERE person = ?", known.name());
    statements.update("DELETE FROM person WHERE name = ?", known.name());
  }

  private void forget(String name) {
    statements.update("DELETE FROM session WHERE person = ?", name);
    statements.update("DELETE FROM saved_view WHERE owner = ?", name);
    statements.update("DELETE FROM report WHERE owner = ?", name);
    statements.update(
        "DELETE FROM schedule_run WHERE schedule IN (SELECT id FROM schedule WHERE owner = ?)",
        name);
    statements.update("DELETE FROM schedule WHERE owner = ?", name);
    statements.update("DELETE FROM notice WHERE owner = ?", name);
    statements.update("DELETE FROM alert WHERE owner = ?", name);
    statements.update("DELETE FROM insight_mark WHERE owner = ?", name);
  }

  private void tokens(String other, Renaming renaming, Instant now) {
    statements.update(
        "UPDATE token SET revoked_us = ? WHERE acting_as = ? AND revoked_us IS NULL",
        Micros.of(now),
        other);
    statements
        .select("SELECT id, name FROM token", row -> List.of(row.getString(1), row.getString(2)))
        .forEach(
            token -> {
              String renamed = NamedInText.text(token.get(1), renaming);
              if (!renamed.equals(token.get(1))) {
                statements.update("UPDATE token SET name = ? WHERE id = ?", renamed, token.get(0));
              }
            });
  }

  private void views(Renaming renaming) {
    statements
        .select(
            "SELECT owner, name, url FROM saved_view",
            row -> List.of(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(
            view -> {
              String url = NamedInText.address(view.get(2), renaming);
              if (!url.equals(view.get(2))) {
                statements.update(
                    "UPDATE saved_view SET url = ? WHERE owner = ? AND name = ?",
                    url,
                    view.get(0),
                    view.get(1));
              }
            });
  }

  @Override
  public void put(Erasure erasure) {
    Instant done = erasure.doneAt();
    statements.update(
        """
        INSERT INTO erasure (person, asked_us, seq, item, done_us) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET
          seq = excluded.seq, item = excluded.item, done_us = excluded.done_us""",
        erasure.person(),
        Micros.of(erasure.askedAt()),
        erasure.seq(),
        erasure.item(),
        done == null ? null : Micros.of(done));
  }
}
