package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.ProviderSubjects;
import java.util.Optional;

/** Reads and writes who people are at a provider. */
record SqlProviderSubjects(Statements statements) implements ProviderSubjects {

  @Override
  public Optional<String> personOf(String issuer, String subject) {
    return statements.first(
        "SELECT person FROM provider_subject WHERE issuer = ? AND subject = ?",
        row -> row.getString(1),
        issuer,
        subject);
  }

  @Override
  public Optional<String> subjectOf(String issuer, String person) {
    return statements.first(
        "SELECT subject FROM provider_subject WHERE issuer = ? AND person = ?",
        row -> row.getString(1),
        issuer,
        Names.normal(person));
  }

  @Override
  public void add(String issuer, String subject, String person) {
    int added =
        statements.update(
            """
            INSERT INTO provider_subject (issuer, subject, person) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING""",
            issuer,
            subject,
            Names.normal(person));
    if (added == 0) {
      throw Directory.taken("subject of the provider for", person);
    }
  }
}
