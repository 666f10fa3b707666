package io.aecos.analytics.engine.sql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.registry.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes tokens. */
final class SqlTokens implements Tokens {
  private static final String TOKEN =
      """
      SELECT id, name, digest, scopes, acting_as, created_us, expires_us, used_us, revoked_us
      FROM token""";

  private final Statements statements;

  SqlTokens(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Token> all() {
    return statements.select(TOKEN + " ORDER BY created_us, id", this::token);
  }

  @Override
  public Optional<Token> find(String id) {
    return statements.first(TOKEN + " WHERE id = ?", this::token, id);
  }

  @Override
  public Optional<Token> ofDigest(String digest) {
    return statements.first(TOKEN + " WHERE digest = ?", this::token, digest);
  }

  private Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Stream.of(row.getString(4).split(" "))
            .map(Token.Scope::valueOf)
            .collect(toUnmodifiableSet()),
        row.getString(5),
        projects(row.getString(1)),
        Micros.toInstant(row.getLong(6)),
        instant(row, 7),
        instant(row, 8),
        instant(row, 9));
  }

  private Set<String> projects(String token) {
    return Set.copyOf(
        statements.select(
            "SELECT project FROM token_project WHERE token = ?", row -> row.getString(1), token));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.toInstant(micros);
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Micros.of(instant);
  }

  @Override
  public void add(Token token) {
    String actingAs = token.actingAs();
    if (actingAs != null && new SqlPeople(statements).find(actingAs).isEmpty()) {
      throw Directory.notFound("person", actingAs);
    }
    int added =
        statements.update(
            """
            INSERT INTO token
              (id, name, digest, scopes, acting_as, created_us, expires_us, used_us, revoked_us)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
            token.id(),
            token.name(),
            token.digest(),
            token.scopes().stream().sorted().map(Enum::name).collect(joining(" ")),
            actingAs,
            Micros.of(token.createdAt()),
            micros(token.expiresAt()),
            micros(token.usedAt()),
            micros(token.revokedAt()));
    if (added == 0) {
      throw Directory.taken("token", token.name());
    }
    for (String project : token.projects()) {
      statements.update(
          "INSERT INTO token_project (token, project) VALUES (?, ?)", token.id(), project);
    }
  }

  @Override
  public void replace(Token token) {
    int changed =
        statements.update(
            "UPDATE token SET digest = ?, used_us = ?, revoked_us = ? WHERE id = ?",
            token.digest(),
            micros(token.usedAt()),
            micros(token.revokedAt()),
            token.id());
    if (changed == 0) {
      throw Directory.notFound("token", token.id());
    }
  }
}
