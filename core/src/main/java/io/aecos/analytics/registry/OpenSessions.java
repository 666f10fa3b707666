package io.aecos.analytics.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of a registry, also those that are over but were not removed yet. */
public interface OpenSessions {

  /** The session whose secret has this digest. */
  Optional<OpenSession> find(String digest);

  /** All sessions of a person, the oldest first. */
  List<OpenSession> of(String person);

  /** Keeps a session; the one of the same digest is replaced. */
  void put(OpenSession session);

  /** Keeps when an open session was used; one that was ended meanwhile stays ended. */
  void seen(OpenSession session);

  /** Ends a session; one that is not there has ended already. */
  void end(String digest);

  /** Ends all sessions of a person and tells how many. */
  int endAllOf(String person);

  /** Removes the sessions that end at {@code now} or have ended before. */
  void removeEnded(Instant now);
}
