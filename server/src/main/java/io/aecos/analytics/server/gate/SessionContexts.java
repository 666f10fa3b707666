package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Finds out by its session cookie who sends a request. It never saves anything: a session is opened
 * and ended by the sign-in alone.
 */
public final class SessionContexts implements SecurityContextRepository {
  private final Sessions sessions;

  public SessionContexts(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = new SecurityContextImpl();
    SessionCookie.of(holder.getRequest())
        .flatMap(this::caller)
        .ifPresent(context::setAuthentication);
    return context;
  }

  private Optional<Caller> caller(String secret) {
    return sessions
        .shownTo(secret)
        .map(
            shown -> {
              String seenBy = shown.seenBy();
              return seenBy == null
                  ? Caller.bySession(shown.viewer(), () -> sessions.peek(secret))
                  : Caller.viewedAs(shown.viewer(), seenBy, () -> sessions.peek(secret));
            });
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // What somebody may do is asked anew with each request.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return SessionCookie.of(request).isPresent();
  }
}
