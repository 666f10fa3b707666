package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The one filter that every request passes. It refuses foreign requests, finds out who is asking,
 * and lets nobody unknown further than the static files; {@link PermissionCheck} then holds the
 * viewer against what the endpoint requires.
 */
public final class Gate implements Filter {
  static final String VIEWER = Viewer.class.getName();

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:;"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final SameSite sameSite;
  private final ViewerOf viewers;
  private final Problems problems;

  public Gate(SameSite sameSite, ViewerOf viewers, Problems problems) {
    this.sameSite = sameSite;
    this.viewers = viewers;
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    addSecurityHeaders(answer);
    try {
      admit(http);
    } catch (AnalyticsException e) {
      problems.write(e, answer);
      return;
    }
    chain.doFilter(request, response);
  }

  private void admit(HttpServletRequest request) {
    sameSite.check(request);
    Optional<Viewer> viewer = viewers.viewerOf(request);
    if (viewer.isEmpty() && isGuarded(request) && !Probes.isProbe(request)) {
      throw notSignedIn();
    }
    viewer.ifPresent(known -> request.setAttribute(VIEWER, known));
  }

  /** All but reading a static file or the sign-in page. */
  static boolean isGuarded(HttpServletRequest request) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reads || isInterface(request.getServletPath()) || isInterface(request.getRequestURI());
  }

  private static boolean isInterface(String path) {
    return path.equals("/api")
        || path.startsWith("/api/")
        || path.equals("/actuator")
        || path.startsWith("/actuator/");
  }

  static AnalyticsException notSignedIn() {
    return new AnalyticsException(
        ErrorCode.NOT_SIGNED_IN,
        "Sign in with the link that `aecos analytics launch` printed, or send the local token.");
  }

  private static void addSecurityHeaders(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }
}
