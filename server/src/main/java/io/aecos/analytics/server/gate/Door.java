package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets nobody unknown further than the static files, the sign-in and the probes. What somebody
 * known may do is no question of the path; {@link PermissionCheck} answers it at the handler.
 */
public final class Door implements AuthorizationManager<RequestAuthorizationContext> {
  private static final String SIGN_IN = "/api/sign-in";

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    boolean open = !isGuarded(request) || Probes.isProbe(request) || isSignIn(request);
    return new AuthorizationDecision(open || authentication.get() instanceof Caller);
  }

  /** All but reading a static file or the sign-in page. */
  static boolean isGuarded(HttpServletRequest request) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reads || isInterface(request.getServletPath()) || isInterface(request.getRequestURI());
  }

  private static boolean isInterface(String path) {
    return path.equals("/api")
        || path.startsWith("/api/")
        || isFeed(path)
        || path.equals("/actuator")
        || path.startsWith("/actuator/");
  }

  /** Whether a request is for the feeds, which programs of others read. */
  static boolean isFeed(HttpServletRequest request) {
    return isFeed(request.getServletPath()) && isFeed(request.getRequestURI());
  }

  private static boolean isFeed(String path) {
    return path.equals("/odata") || path.startsWith("/odata/");
  }

  /** Only spelled exactly so. */
  private static boolean isSignIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(SIGN_IN)
        && request.getServletPath().equals(SIGN_IN);
  }
}
