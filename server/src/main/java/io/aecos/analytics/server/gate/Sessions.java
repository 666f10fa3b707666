package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. A session ends when it is signed out or was not used for twelve hours; a
 * restart of the server does not end it, since a file keeps it. The file holds digests, from which
 * no session's secret can be found. Safe for use by many threads.
 */
public final class Sessions {
  static final Duration LIFE = Duration.ofHours(12);

  /** What use may add to a session's life before the file is written again. */
  static final Duration UNSAVED = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final InstantSource clock;
  private final SessionFile file;
  private final Map<String, Grant> grants;

  /**
   * Goes on with the sessions in {@code file}; where it cannot be read, everybody signs in anew.
   */
  public Sessions(SessionFile file, InstantSource clock) {
    this.clock = clock;
    this.file = file;
    this.grants = new HashMap<>(kept(file));
  }

  /** Opens a session and returns its secret. One that cannot be kept ends with the server. */
  synchronized String open(Viewer viewer) {
    grants.values().removeIf(grant -> !grant.validAt(clock.instant()));
    String secret = Secrets.random();
    grants.put(Secrets.digest(secret), new Grant(viewer, clock.instant().plus(LIFE)));
    keep();
    return secret;
  }

  /** The viewer of a session; asking prolongs it. */
  synchronized Optional<Viewer> viewerOf(String secret) {
    String digest = Secrets.digest(secret);
    Grant grant = grants.get(digest);
    if (grant == null || !grant.validAt(clock.instant())) {
      return Optional.empty();
    }
    Instant until = clock.instant().plus(LIFE);
    if (Duration.between(grant.until(), until).compareTo(UNSAVED) >= 0) {
      grants.put(digest, new Grant(grant.viewer(), until));
      keep();
    }
    return Optional.of(grant.viewer());
  }

  /**
   * Ends a session, for this server and for any later one.
   *
   * @throws UncheckedIOException when a later server would still know the session
   */
  synchronized void end(String secret) {
    if (grants.remove(Secrets.digest(secret)) == null) {
      return;
    }
    try {
      file.write(grants);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the session has ended, but " + file + " still holds it: " + e.getMessage(), e);
    }
  }

  private void keep() {
    try {
      file.write(grants);
    } catch (IOException e) {
      LOG.warn("Sessions will end with this server, since {} cannot be written", file, e);
    }
  }

  private static Map<String, Grant> kept(SessionFile file) {
    try {
      return file.read();
    } catch (IOException e) {
      LOG.warn("Everybody has to sign in anew: {}", e.getMessage());
      return Map.of();
    }
  }

  /** What a secret gives, and until when. */
  record Grant(Viewer viewer, Instant until) {
    boolean validAt(Instant instant) {
      return instant.isBefore(until);
    }
  }
}
