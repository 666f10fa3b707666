package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first of the filters that know this product: it refuses foreign requests, and answers what
 * the filters behind it throw in the one form that problems have.
 */
public final class Gate extends OncePerRequestFilter {
  private final SameSite sameSite;
  private final Problems problems;

  public Gate(SameSite sameSite, Problems problems) {
    this.sameSite = sameSite;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      sameSite.check(request);
      chain.doFilter(request, response);
    } catch (AnalyticsException e) {
      problems.write(e, response);
    }
  }

  static AnalyticsException notSignedIn() {
    return new AnalyticsException(
        ErrorCode.NOT_SIGNED_IN,
        "Sign in with your name and password, or with the link that `aecos analytics launch`"
            + " printed, or send a token.");
  }
}
