package io.aecos.analytics.server.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The last of the filters: leaves the caller with the request, where handlers find it on whatever
 * thread they go on.
 */
public final class CallerFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
      caller.attachTo(request);
    }
    chain.doFilter(request, response);
  }
}
