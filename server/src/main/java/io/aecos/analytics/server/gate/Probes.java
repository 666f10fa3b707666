package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * The two addresses that proxies and orchestrators ask without a credential: whether the process
 * lives and whether it takes requests. They answer with one word.
 */
final class Probes {
  private static final Set<String> PATHS =
      Set.of("/actuator/health/liveness", "/actuator/health/readiness");

  private Probes() {}

  /** Only spelled exactly so, whatever else the framework might take for the same. */
  static boolean isProbe(HttpServletRequest request) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return reads
        && PATHS.contains(request.getRequestURI())
        && request.getRequestURI().equals(request.getServletPath());
  }
}
