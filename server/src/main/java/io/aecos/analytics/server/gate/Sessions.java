package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Registry.Entries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. A session ends when it is signed out, was not used for twelve hours or is a
 * week old; a restart of the server does not end it. It says who somebody is; what they may do is
 * asked of the registry each time. Safe for use by many threads.
 */
public final class Sessions {
  static final Duration LIFE = Duration.ofHours(12);

  /** However much it is used, a session ends then. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** What use may add to a session's life before that is written. */
  static final Duration UNSAVED = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Registry registry;
  private final InstantSource clock;

  /** Whose view the sessions of administrators show, by the digests of their secrets. */
  private final Map<String, String> views = new ConcurrentHashMap<>();

  public Sessions(Registry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Opens a session and returns its secret; empty where there is no such person, or not active. */
  Optional<String> open(String person, OpenSession.Method method) {
    String secret = Secrets.random();
    Instant now = clock.instant();
    return registry.write(
        entries -> {
          entries.sessions().removeEnded(now);
          Optional<Viewer> viewer = Roles.viewer(entries, person, today(now));
          viewer.ifPresent(
              known ->
                  entries
                      .sessions()
                      .put(
                          new OpenSession(
                              Secrets.digest(secret),
                              known.name(),
                              method,
                              now,
                              now,
                              now.plus(LIFE))));
          return viewer.map(known -> secret);
        });
  }

  /** Who a session lets in, as they are now; asking prolongs it. */
  Optional<Shown> shownTo(String secret) {
    Instant now = clock.instant();
    Optional<Found> found = found(secret, now);
    found.map(Found::session).ifPresent(session -> prolong(session, now));
    return found.map(Found::shown);
  }

  /** Who is signed in by a session, as they are now; asking prolongs it. */
  Optional<Viewer> viewerOf(String secret) {
    return shownTo(secret).map(Shown::viewer);
  }

  /** The viewer of a session, as they are now; this is no use of it. */
  Optional<Viewer> peek(String secret) {
    return found(secret, clock.instant()).map(found -> found.shown().viewer());
  }

  /** From now on an administrator's session shows what {@code person} sees, and changes nothing. */
  Viewer viewAs(String secret, String person) {
    Instant now = clock.instant();
    Viewer viewer =
        registry.read(
            entries -> {
              Person known =
                  entries
                      .people()
                      .find(person)
                      .orElseThrow(() -> Directory.notFound("person", person));
              return Roles.viewer(entries, known.name(), today(now))
                  .orElseThrow(() -> ViewAs.notActive(known.name()));
            });
    views.put(Secrets.digest(secret), viewer.name());
    return viewer;
  }

  /** A session shows again what is seen by who is signed in. */
  void viewAsOneself(String secret) {
    views.remove(Secrets.digest(secret));
  }

  private Optional<Found> found(String secret, Instant now) {
    String digest = Secrets.digest(secret);
    return registry.read(
        entries ->
            entries
                .sessions()
                .find(digest)
                .filter(session -> session.holdsAt(now))
                .flatMap(
                    session ->
                        Roles.viewer(entries, session.person(), today(now))
                            .map(viewer -> shown(entries, digest, viewer, now))
                            .map(shown -> new Found(session, shown))));
  }

  /** Only while they are an administrator, and the other one is active. */
  private Shown shown(Entries entries, String digest, Viewer own, Instant now) {
    String other = views.get(digest);
    if (other == null || own.role() != Viewer.Role.ADMIN) {
      return new Shown(own, null);
    }
    return Roles.viewer(entries, other, today(now))
        .map(viewer -> new Shown(viewer, own.name()))
        .orElseGet(() -> new Shown(own, null));
  }

  /** A full disk may not lock out whoever comes to see why. */
  private void prolong(OpenSession session, Instant now) {
    Instant last = session.openedAt().plus(LONGEST);
    Instant until = now.plus(LIFE).isBefore(last) ? now.plus(LIFE) : last;
    if (Duration.between(session.expiresAt(), until).compareTo(UNSAVED) < 0) {
      return;
    }
    try {
      registry.write(
          entries -> {
            entries.sessions().seen(session.seen(now, until));
            return until;
          });
    } catch (AnalyticsException e) {
      LOG.warn("The session of {} could not be prolonged: {}", session.person(), e.getMessage());
    }
  }

  /** How a session was opened; empty where it is over. */
  public Optional<OpenSession.Method> methodOf(String secret) {
    return found(secret, clock.instant()).map(known -> known.session().method());
  }

  /** Ends a session, for this server and for any later one. */
  void end(String secret) {
    viewAsOneself(secret);
    registry.write(
        entries -> {
          entries.sessions().end(Secrets.digest(secret));
          return secret;
        });
  }

  /** Ends all sessions of a person and tells how many there were. */
  public int endAllOf(String person) {
    return registry.write(entries -> entries.sessions().endAllOf(person));
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** As whom a session's requests are answered; {@code seenBy} is who looks, if it is another. */
  record Shown(Viewer viewer, @Nullable String seenBy) {}

  private record Found(OpenSession session, Shown shown) {}
}
