package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.gate.Sessions.Grant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One-time codes, each of which opens one session. A code is valid for five minutes, and ends with
 * the server. Safe for use by many threads.
 */
public final class SignIn {
  static final Duration CODE_LIFE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Sessions sessions;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();

  public SignIn(Sessions sessions, InstantSource clock) {
    this.clock = clock;
    this.sessions = sessions;
  }

  /** A new code with which {@code viewer} can sign in once. */
  public String issueCode(Viewer viewer) {
    codes.values().removeIf(grant -> !grant.validAt(clock.instant()));
    String code = Secrets.random();
    codes.put(Secrets.digest(code), new Grant(viewer, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  /** Trades a code for a new session's secret; empty when the code is unknown, used or too old. */
  Optional<String> redeem(String code) {
    return Optional.ofNullable(codes.remove(Secrets.digest(code)))
        .filter(grant -> grant.validAt(clock.instant()))
        .map(grant -> sessions.open(grant.viewer()));
  }
}
