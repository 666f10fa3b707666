package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
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
    filter.setFailureHandler(
        (request, response, error) -> refuse(error, request, response, problems));
    return filter;
  }

  private static void refuse(
      AuthenticationException error,
      HttpServletRequest request,
      HttpServletResponse response,
      Problems problems)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    challenge(request, response);
    problems.write(
        new AnalyticsException(ErrorCode.NOT_SIGNED_IN, String.valueOf(error.getMessage())),
        response);
  }

  /** Answers a request that brings nothing. */
  public static void refuseStranger(
      HttpServletRequest request, HttpServletResponse response, Problems problems)
      throws IOException {
    challenge(request, response);
    problems.write(stranger(), response);
  }

  /** Spreadsheets ask for a name and a password only where they are asked to. */
  private static void challenge(HttpServletRequest request, HttpServletResponse response) {
    if (Door.isFeed(request)) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"AEC OS Analytics\", charset=\"UTF-8\"");
    }
  }

  /** What who is not known is told. */
  public static AnalyticsException stranger() {
    return Gate.notSignedIn();
  }
}
