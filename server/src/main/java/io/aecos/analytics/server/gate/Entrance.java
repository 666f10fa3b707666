package io.aecos.analytics.server.gate;

import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.usage.UsageBook;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where somebody is let in, in whatever way they signed in, or is not. */
public final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private final Sessions sessions;
  private final UsageBook book;

  public Entrance(Sessions sessions, UsageBook book) {
    this.sessions = sessions;
    this.book = book;
  }

  /** A session that has begun: its secret, and the header that gives it to the browser. */
  public record Begun(String secret, String cookie) {
    @Override
    public String toString() {
      return "Begun[***]";
    }
  }

  /** Lets {@code person} in; empty where there is no such person, or not active. */
  public Optional<Begun> open(
      String person, OpenSession.Method method, HttpServletRequest request) {
    return sessions.open(person, method).map(secret -> new Begun(secret, begun(secret, request)));
  }

  /** A session that the browser had before ends: what somebody planted there opens nothing. */
  String begun(String secret, HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::end);
    sessions
        .viewerOf(secret)
        .ifPresent(
            viewer -> {
              AuditNote.of(request).named(viewer.name());
              book.signedIn(viewer);
            });
    return SessionCookie.with(request, secret);
  }

  /** That somebody was not let in, and why; {@code who} is what they called themselves. */
  public void refused(
      String who, OpenSession.Method method, String why, HttpServletRequest request) {
    LOG.warn(
        "Not signed in by {}: {} from {}: {}",
        method,
        who.replaceAll("\\p{Cntrl}", "?"),
        request.getRemoteAddr(),
        why);
  }
}
