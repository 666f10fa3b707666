package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One-time codes and the sessions that they open. A code is valid once, for five minutes; a session
 * ends after twelve hours without a request, or with the server. Safe for use by many threads.
 */
public final class SignIn {
  static final Duration CODE_LIFE = Duration.ofMinutes(5);
  static final Duration SESSION_LIFE = Duration.ofHours(12);

  private final InstantSource clock;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> sessions = new ConcurrentHashMap<>();

  public SignIn(InstantSource clock) {
    this.clock = clock;
  }

  /** A new code with which {@code viewer} can sign in once. */
  public String issueCode(Viewer viewer) {
    return issue(codes, viewer, CODE_LIFE);
  }

  /** Trades a code for a new session's secret; empty when the code is unknown, used or too old. */
  Optional<String> redeem(String code) {
    return Optional.ofNullable(codes.remove(Secrets.digest(code)))
        .filter(this::valid)
        .map(grant -> issue(sessions, grant.viewer(), SESSION_LIFE));
  }

  /** The viewer of a session; asking prolongs it. */
  Optional<Viewer> viewerOf(String session) {
    Grant grant =
        sessions.computeIfPresent(
            Secrets.digest(session), (key, held) -> valid(held) ? prolonged(held) : null);
    return Optional.ofNullable(grant).map(Grant::viewer);
  }

  void end(String session) {
    sessions.remove(Secrets.digest(session));
  }

  private String issue(Map<String, Grant> grants, Viewer viewer, Duration life) {
    grants.values().removeIf(grant -> !valid(grant));
    String secret = Secrets.random();
    grants.put(Secrets.digest(secret), new Grant(viewer, clock.instant().plus(life)));
    return secret;
  }

  private boolean valid(Grant grant) {
    return clock.instant().isBefore(grant.until());
  }

  private Grant prolonged(Grant grant) {
    return new Grant(grant.viewer(), clock.instant().plus(SESSION_LIFE));
  }

  private record Grant(Viewer viewer, Instant until) {}
}
