package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Holds the viewer against the permission of the handler that is about to run. A handler that
 * declares none runs for nobody but, for those of the framework (health, measurements, the API's
 * description), the administrator.
 */
public final class PermissionCheck implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Permission required = permissionOf(handler);
    if (required == Permission.ANYONE || Probes.isProbe(request)) {
      return true;
    }
    Caller caller = Caller.of(request);
    if (caller == null) {
      throw Gate.notSignedIn();
    }
    if (caller.seenBy() != null && changes(request, handler)) {
      throw ViewAs.changesNothing(caller);
    }
    if (required == null || !caller.holds(required)) {
      throw new AnalyticsException(ErrorCode.FORBIDDEN, "You may not do this.");
    }
    return true;
  }

  private static boolean changes(HttpServletRequest request, Object handler) {
    Requires requires =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Requires.class) : null;
    return switch (requires == null ? Effect.BY_METHOD : requires.effect()) {
      case NOTHING -> false;
      case CHANGES -> true;
      case BY_METHOD -> !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    };
  }

  /** What the handler declares; null when it declares nothing. */
  public static @Nullable Permission permissionOf(Object handler) {
    if (handler instanceof ResourceHttpRequestHandler) {
      return Permission.ANYONE;
    }
    if (handler instanceof HandlerMethod method) {
      Requires requires = method.getMethodAnnotation(Requires.class);
      return requires != null ? requires.value() : ofFramework(method);
    }
    return null;
  }

  private static @Nullable Permission ofFramework(HandlerMethod method) {
    String name = method.getBeanType().getName();
    boolean known =
        name.startsWith("org.springframework.boot.") || name.startsWith("org.springdoc.");
    return known ? Permission.ADMINISTER : null;
  }
}
