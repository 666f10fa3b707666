package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Registry.Entries;
import io.aecos.analytics.registry.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Holds a bearer's secret against the local token, which is made new at each start, and against the
 * tokens of the registry. Whoever has a token's secret may know why it opens nothing any more.
 */
public final class TokenProvider implements AuthenticationProvider {
  private static final Logger LOG = LoggerFactory.getLogger(TokenProvider.class);

  /** How exact a token's last use is kept. */
  private static final Duration UNSAVED = Duration.ofMinutes(1);

  private final String localToken;
  private final Registry registry;
  private final InstantSource clock;

  public TokenProvider(String localToken, Registry registry, InstantSource clock) {
    this.localToken = localToken;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return authentication == Bearer.class;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    String secret = ((Bearer) authentication).getCredentials();
    if (Secrets.same(secret, localToken)) {
      return Caller.byLocalToken();
    }
    Instant now = clock.instant();
    String digest = Secrets.digest(secret);
    Caller caller = registry.read(entries -> caller(entries, digest, now));
    used(caller, now);
    return caller;
  }

  private Optional<Viewer> again(String digest) {
    try {
      Instant now = clock.instant();
      return Optional.of(registry.read(entries -> caller(entries, digest, now)).viewer());
    } catch (AuthenticationException e) {
      return Optional.empty();
    }
  }

  private Caller caller(Entries entries, String digest, Instant now) {
    Token token =
        entries.tokens().ofDigest(digest).orElseThrow(() -> refused("This token is not known."));
    if (token.revokedAt() != null) {
      throw refused("This token was revoked at " + token.revokedAt() + ".");
    }
    if (token.isExpired(now)) {
      throw refused("This token expired at " + token.expiresAt() + "; make another one.");
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<Viewer> viewer = Roles.viewer(entries, token, today);
    Caller.Program program = new Caller.Program(token, Claims.rights(entries, token, today));
    return viewer
        .map(known -> Caller.byToken(known, program, () -> again(digest)))
        .orElseThrow(() -> refused(token.actingAs() + ", as whom this token acts, is not active."));
  }

  private void used(Caller caller, Instant now) {
    Token token = caller.token();
    if (token == null
        || (token.usedAt() != null
            && Duration.between(token.usedAt(), now).compareTo(UNSAVED) < 0)) {
      return;
    }
    try {
      registry.write(
          entries -> {
            entries
                .tokens()
                .find(token.id())
                .ifPresent(current -> entries.tokens().replace(current.used(now)));
            return now;
          });
    } catch (AnalyticsException e) {
      LOG.warn("The use of token {} could not be kept: {}", token.id(), e.getMessage());
    }
  }

  private static BadCredentialsException refused(String reason) {
    return new BadCredentialsException(reason);
  }
}
