package io.aecos.analytics.server.accounts;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.registry.Tokens;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.gate.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs. A token's secret is in the answer that makes it and nowhere else. */
@RestController
@RequestMapping("/api/tokens")
public final class TokensEndpoint {
  private final Registry registry;
  private final Clock clock;

  public TokensEndpoint(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** A token; {@code token} is its secret, once, and null ever after. */
  public record TokenJson(
      String id,
      @Nullable String token,
      String name,
      List<String> scopes,
      @Nullable String actingAs,
      List<String> projects,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant usedAt,
      @Nullable Instant revokedAt) {

    static TokenJson of(Token token, @Nullable String secret) {
      return new TokenJson(
          token.id(),
          secret,
          token.name(),
          token.scopes().stream().sorted().map(Words::of).toList(),
          token.actingAs(),
          token.projects().stream().sorted().toList(),
          token.createdAt(),
          token.expiresAt(),
          token.usedAt(),
          token.revokedAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "TokenJson[" + id + ", " + name + "]";
    }
  }

  /** All tokens. */
  public record TokensJson(List<TokenJson> tokens) {}

  /** What a token is to be for. */
  public record WantedToken(
      @Nullable String name,
      @Nullable List<String> scopes,
      @Nullable String actingAs,
      @Nullable List<String> projects,
      @Nullable String expires) {}

  /** A token by its id, or by its name while it is not revoked. */
  public record Chosen(@Nullable String token) {}

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public TokensJson list() {
    List<Token> tokens = registry.read(entries -> entries.tokens().all());
    return new TokensJson(tokens.stream().map(token -> TokenJson.of(token, null)).toList());
  }

  @PostMapping
  @Audited("token.create")
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.CREATED)
  public TokenJson create(@RequestBody WantedToken wanted) {
    AuditNote.current()
        .on(wanted.name())
        .detail("scopes", wanted.scopes())
        .detail("as", wanted.actingAs())
        .detail("projects", wanted.projects())
        .detail("expires", wanted.expires());
    String secret = Secrets.token();
    Token token = token(wanted, Secrets.digest(secret));
    return TokenJson.of(new Directory(registry).add(token), secret);
  }

  private Token token(WantedToken wanted, String digest) {
    Instant now = clock.instant();
    List<String> scopes = wanted.scopes();
    List<String> projects = wanted.projects();
    Set<Token.Scope> opened =
        (scopes == null ? List.<String>of() : scopes)
            .stream()
                .map(scope -> Words.parse("scopes", scope, Token.Scope.values()))
                .collect(Collectors.toSet());
    return new Token(
        UUID.randomUUID().toString(),
        Words.present("name", wanted.name()),
        digest,
        opened,
        wanted.actingAs(),
        projects == null ? Set.of() : Set.copyOf(projects),
        now,
        Words.end("expires", wanted.expires(), now),
        null,
        null);
  }

  /** From now on it opens nothing. */
  @PostMapping("/revoke")
  @Audited("token.revoke")
  @Requires(Permission.ADMINISTER)
  public TokenJson revoke(@RequestBody Chosen chosen) {
    Instant now = clock.instant();
    return TokenJson.of(
        changed(chosen, token -> token.revokedAt() == null ? token.revoked(now) : token), null);
  }

  /** Gives it another secret; the one before opens nothing from now on. */
  @PostMapping("/rotate")
  @Audited("token.rotate")
  @Requires(Permission.ADMINISTER)
  public TokenJson rotate(@RequestBody Chosen chosen) {
    String secret = Secrets.token();
    return TokenJson.of(changed(chosen, token -> withSecret(token, secret)), secret);
  }

  private Token changed(Chosen chosen, UnaryOperator<Token> change) {
    String which = Words.present("token", chosen.token());
    AuditNote.current().on(which);
    return registry.write(
        entries -> {
          Token token = change.apply(chosen(entries.tokens(), which));
          entries.tokens().replace(token);
          AuditNote.current().on(token.name() + " " + token.id());
          return token;
        });
  }

  private static Token chosen(Tokens tokens, String which) {
    return tokens
        .find(which)
        .or(() -> tokens.all().stream().filter(token -> isNamed(token, which)).findFirst())
        .orElseThrow(() -> Directory.notFound("token", which));
  }

  private static boolean isNamed(Token token, String name) {
    return token.revokedAt() == null && token.name().equals(Names.normal(name));
  }

  private static Token withSecret(Token token, String secret) {
    if (token.revokedAt() != null) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT, "This token was revoked at " + token.revokedAt() + ".");
    }
    return token.withSecret(Secrets.digest(secret));
  }
}
