package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.intake.Sender;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** Finds out who sends a request: a program by the local token, a browser by its session cookie. */
public final class Credentials implements ViewerOf, SenderOf {
  private static final String BEARER = "Bearer ";

  private final String localToken;
  private final Sessions sessions;

  public Credentials(String localToken, Sessions sessions) {
    this.localToken = localToken;
    this.sessions = sessions;
  }

  @Override
  public Optional<Viewer> viewerOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return bearer(authorization);
    }
    return session(request).flatMap(sessions::viewerOf);
  }

  /** The local token is the administrator's; in a session, only theirs may deliver. */
  @Override
  public Sender senderOf(HttpServletRequest request, Viewer viewer) {
    Rights rights = viewer.role() == Viewer.Role.ADMIN ? Rights.all() : Rights.none();
    return request.getHeader("Authorization") != null
        ? Sender.program("local token", rights)
        : Sender.person(viewer.name(), rights);
  }

  /** What tells the credentials of a request apart from others, without telling what they are. */
  public static String keyOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return Secrets.digest(
        authorization != null ? authorization : session(request).orElse(request.getRemoteAddr()));
  }

  private Optional<Viewer> bearer(String authorization) {
    boolean scheme = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    if (scheme && Secrets.same(authorization.substring(BEARER.length()).strip(), localToken)) {
      return Optional.of(Viewer.localAdministrator());
    }
    return Optional.empty();
  }

  static Optional<String> session(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    String name = cookieName(request);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Browsers share a host's cookies between its ports, so the port is part of the name. */
  static String cookieName(HttpServletRequest request) {
    return "aecos_session_" + request.getLocalPort();
  }
}
