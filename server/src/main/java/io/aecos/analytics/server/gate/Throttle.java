package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stops guessing: after five failed sign-ins of an account, or twenty from an address, nobody is
 * let in there for a quarter of an hour after the last of them, whatever they know. An account that
 * does not exist is counted as well, so this tells nothing. Counts end with the server. Safe for
 * use by many threads.
 */
final class Throttle {
  static final int OF_ACCOUNT = 5;
  static final int OF_ADDRESS = 20;
  static final Duration PAUSE = Duration.ofMinutes(15);

  /** Beyond these, what failed longest ago is forgotten. */
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> accounts = forgetful();
  private final Map<String, Failures> addresses = forgetful();

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed before it is looked into, so that many at once are no way around.
   *
   * @throws AnalyticsException {@code TOO_MANY_ATTEMPTS} where there may be none now
   */
  synchronized void begin(String account, String address) {
    refuseWhere(accounts, account, OF_ACCOUNT);
    refuseWhere(addresses, address, OF_ADDRESS);
    count(accounts, account);
    count(addresses, address);
  }

  /** Takes back what {@link #begin} counted, and what failed before it for the account. */
  synchronized void succeeded(String account, String address) {
    accounts.remove(account);
    addresses.computeIfPresent(
        address,
        (key, failures) ->
            failures.count() > 1 ? new Failures(failures.count() - 1, failures.last()) : null);
  }

  /** How long nobody is let in. */
  static long seconds() {
    return PAUSE.toSeconds();
  }

  private void refuseWhere(Map<String, Failures> failures, String key, int most) {
    Failures known = failures.get(key);
    if (known != null && known.count() >= most && !isOver(known)) {
      throw new AnalyticsException(
          ErrorCode.TOO_MANY_ATTEMPTS,
          "Too many sign-ins have failed. Try again in " + PAUSE.toMinutes() + " minutes.");
    }
  }

  private void count(Map<String, Failures> failures, String key) {
    Failures known = failures.remove(key);
    int before = known == null || isOver(known) ? 0 : known.count();
    failures.put(key, new Failures(before + 1, clock.instant()));
  }

  private boolean isOver(Failures failures) {
    return !clock.instant().isBefore(failures.last().plus(PAUSE));
  }

  private static Map<String, Failures> forgetful() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
        return size() > MOST;
      }
    };
  }

  private record Failures(int count, Instant last) {}
}
