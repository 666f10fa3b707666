package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Comes last of all filters, and makes of whoever was let in the viewer that the header {@code
 * X-Viewer} names: so viewers can be tried whose scopes no registry gives to anybody yet.
 */
public final class ChosenCaller extends OncePerRequestFilter {
  private final Map<String, Viewer> viewers;

  public ChosenCaller(Map<String, Viewer> viewers) {
    this.viewers = viewers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String chosen = request.getHeader("X-Viewer");
    if (chosen != null && Caller.of(request) != null) {
      Viewer viewer = viewers.get(chosen);
      Caller.bySession(viewer, () -> Optional.of(viewer)).attachTo(request);
    }
    chain.doFilter(request, response);
  }
}
