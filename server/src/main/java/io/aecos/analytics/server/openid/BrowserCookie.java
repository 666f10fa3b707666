package io.aecos.analytics.server.openid;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the browser that began a sign-in from others. It has to come along when the provider sends
 * the browser back, which is another site; it opens nothing by itself.
 */
final class BrowserCookie {
  private BrowserCookie() {}

  static @Nullable String of(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name(request));
    return cookie == null ? null : cookie.getValue();
  }

  static String with(HttpServletRequest request, String secret) {
    return cookie(request, secret, BegunSignIns.LIFE.toSeconds());
  }

  static String forgotten(HttpServletRequest request) {
    return cookie(request, "", 0);
  }

  private static String cookie(HttpServletRequest request, String value, long maxAge) {
    return ResponseCookie.from(name(request), value)
        .httpOnly(true)
        .sameSite("Lax")
        .secure(request.isSecure())
        .path("/sign-in/openid")
        .maxAge(maxAge)
        .build()
        .toString();
  }

  private static String name(HttpServletRequest request) {
    return "aecos_openid_" + request.getLocalPort();
  }
}
