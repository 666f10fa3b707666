package io.aecos.analytics.registry;

import io.aecos.analytics.access.Viewer;
import java.time.Instant;

/**
 * That somebody is signed in: who and how, never what they may do. {@code person} is the name of a
 * person or {@link Viewer#LOCAL_ADMINISTRATOR}. Only the digest of the session's secret is kept.
 * Times are to the microsecond.
 */
public record OpenSession(
    String digest,
    String person,
    Method method,
    Instant openedAt,
    Instant seenAt,
    Instant expiresAt) {

  /** How somebody signed in. */
  public enum Method {
    LINK,
    PASSWORD,
    OPENID
  }

  public OpenSession {
    person = EntryName.of("person", person);
  }

  public boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  public OpenSession seen(Instant at, Instant until) {
    return new OpenSession(digest, person, method, openedAt, at, until);
  }

  /** Without what a log must not hold. */
  @Override
  public String toString() {
    return "OpenSession[" + person + ", " + method + ", until " + expiresAt + "]";
  }
}
