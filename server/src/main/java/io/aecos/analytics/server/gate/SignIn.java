package io.aecos.analytics.server.gate;

import io.aecos.analytics.registry.OpenSession;
import java.time.Duration;
import java.time.Instant;
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
  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  public SignIn(Sessions sessions, InstantSource clock) {
    this.clock = clock;
    this.sessions = sessions;
  }

  /** A new code with which {@code person} can sign in once, if they may then. */
  public String issueCode(String person) {
    codes.values().removeIf(code -> !code.validAt(clock.instant()));
    String code = Secrets.random();
    codes.put(Secrets.digest(code), new Code(person, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  /** Trades a code for a new session's secret; empty when the code is unknown, used or too old. */
  Optional<String> redeem(String code) {
    return Optional.ofNullable(codes.remove(Secrets.digest(code)))
        .filter(known -> known.validAt(clock.instant()))
        .flatMap(known -> sessions.open(known.person(), OpenSession.Method.LINK));
  }

  private record Code(String person, Instant until) {
    boolean validAt(Instant instant) {
      return instant.isBefore(until);
    }
  }
}
