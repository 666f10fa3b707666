package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;

/** Tells the credentials of requests apart. */
public final class Credentials {
  private Credentials() {}

  /** What tells the credentials of a request apart from others, without telling what they are. */
  public static String keyOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return Secrets.digest(
        authorization != null
            ? authorization
            : SessionCookie.of(request).orElse(request.getRemoteAddr()));
  }
}
