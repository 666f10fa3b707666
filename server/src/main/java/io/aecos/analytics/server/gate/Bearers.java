package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFilter;

/** The filter for programs, which bring a token with each request. */
public final class Bearers {
  private Bearers() {}

  /** Refuses a token that opens nothing, and says why; without a token a request just goes on. */
  public static Filter filter(TokenProvider tokens, Problems problems) {
    AuthenticationFilter filter =
        new AuthenticationFilter(new ProviderManager(tokens), new Bearer.Converter());
    filter.setSuccessHandler((request, response, authentication) -> {});
    filter.setFailureHandler((request, response, error) -> refuse(error, response, problems));
    return filter;
  }

  private static void refuse(
      AuthenticationException error, HttpServletResponse response, Problems problems)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    problems.write(
        new AnalyticsException(ErrorCode.NOT_SIGNED_IN, String.valueOf(error.getMessage())),
        response);
  }

  /** What who is not known is told. */
  public static AnalyticsException stranger() {
    return Gate.notSignedIn();
  }
}
