package io.aecos.analytics.server.gate;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookie that a browser keeps a session's secret in. */
final class SessionCookie {
  private SessionCookie() {}

  /** The secret that a request brings. */
  static Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    String name = name(request);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  static String with(HttpServletRequest request, String secret) {
    return cookie(request, secret, -1);
  }

  static String forgotten(HttpServletRequest request) {
    return cookie(request, "", 0);
  }

  private static String cookie(HttpServletRequest request, String value, long maxAge) {
    return ResponseCookie.from(name(request), value)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(request.isSecure())
        .path("/")
        .maxAge(maxAge)
        .build()
        .toString();
  }

  /**
   * Browsers share a host's cookies between its ports, so the port is part of the name: or, where
   * nodes share their sessions, what they share.
   */
  private static String name(HttpServletRequest request) {
    Object shared = request.getServletContext().getAttribute(SharedSessions.ATTRIBUTE);
    return "aecos_session_" + (shared == null ? request.getLocalPort() : shared);
  }
}
