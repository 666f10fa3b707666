package io.aecos.analytics.server.openid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * The sign-ins that are on their way: each comes back once, within ten minutes, to the browser that
 * began it. They end with the server. Safe for use by many threads.
 */
final class BegunSignIns {
  static final Duration LIFE = Duration.ofMinutes(10);

  /** Beyond these, what began longest ago is forgotten. */
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<String, Begun> byState = new LinkedHashMap<>();

  BegunSignIns(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void keep(OAuth2AuthorizationRequest request, String browser) {
    Instant now = clock.instant();
    byState.values().removeIf(begun -> !now.isBefore(begun.until()));
    if (byState.size() >= MOST) {
      Iterator<String> oldest = byState.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    byState.put(request.getState(), new Begun(request, browser, now.plus(LIFE)));
  }

  /** What began with that state in that browser; it is over then. */
  synchronized Optional<OAuth2AuthorizationRequest> take(String state, String browser) {
    Begun begun = byState.get(state);
    if (begun == null || !begun.browser().equals(browser)) {
      return Optional.empty();
    }
    byState.remove(state);
    return clock.instant().isBefore(begun.until())
        ? Optional.of(begun.request())
        : Optional.empty();
  }
}
