package io.aecos.analytics.registry;

import io.aecos.analytics.event.Names;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lets a program in. Only the {@code digest} of its secret is kept. It opens {@code scopes},
 * as the person it acts as and no further than that person may, or for itself where it acts as
 * nobody; {@code projects} narrow it, unless there are none. Times are to the microsecond.
 */
public record Token(
    String id,
    String name,
    String digest,
    Set<Scope> scopes,
    @Nullable String actingAs,
    Set<String> projects,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {

  /** What the name of a viewer begins with who is a token and acts as nobody. */
  public static final String VIEWER = "token:";

  /** What the token is called that each start of a server makes anew, and no other one. */
  public static final String LOCAL = "local token";

  /** As long as events may name a project. */
  private static final int LONGEST_PROJECT = 1_024;

  /** What a token may be used for. */
  public enum Scope {
    /** Deliver events. */
    INGEST,
    /** Ask for numbers and what stands behind them. */
    READ,
    /** Fetch and make reports. */
    REPORT,
    /** All that an administrator may do. */
    ADMIN
  }

  public Token {
    name = EntryName.of("name", name);
    actingAs = actingAs == null ? null : EntryName.of("actingAs", actingAs);
    scopes = Set.copyOf(scopes);
    projects = projects.stream().map(Token::project).collect(Collectors.toUnmodifiableSet());
    if (scopes.isEmpty()) {
      throw EntryName.invalid("scopes", "must name at least one");
    }
  }

  /** No project must ever be lost: a token without any is for all of them. */
  private static String project(@Nullable String text) {
    String project = Names.normal(text);
    if (project == null || project.codePointCount(0, project.length()) > LONGEST_PROJECT) {
      throw EntryName.invalid("projects", "must be 1 … " + LONGEST_PROJECT + " characters");
    }
    return project;
  }

  /** Whether it is for some projects only, so for nothing that is of the whole firm. */
  public boolean isNarrowed() {
    return !projects.isEmpty();
  }

  public boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  public Token withSecret(String newDigest) {
    return new Token(
        id, name, newDigest, scopes, actingAs, projects, createdAt, expiresAt, null, revokedAt);
  }

  public Token used(Instant at) {
    return new Token(
        id, name, digest, scopes, actingAs, projects, createdAt, expiresAt, at, revokedAt);
  }

  public Token revoked(Instant at) {
    return new Token(
        id, name, digest, scopes, actingAs, projects, createdAt, expiresAt, usedAt, at);
  }

  /** Without what a log must not hold. */
  @Override
  public String toString() {
    return "Token[" + id + ", " + name + ", " + scopes + "]";
  }
}
