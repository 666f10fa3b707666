package io.aecos.analytics.server.problem;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Turns what went wrong into a {@link Problem}. What the caller may not know stays in the log. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final JsonMapper json;

  public Problems(JsonMapper json) {
    this.json = json;
  }

  /** The problem to show for {@code error}. */
  public Problem of(Throwable thrown) {
    Throwable error = Refusals.translated(thrown);
    if (error instanceof AnalyticsException known && known.code() != ErrorCode.INTERNAL) {
      return expected(known);
    }
    String id = UUID.randomUUID().toString();
    LOG.error("Unexpected failure {}", id, error);
    return problem(
        new AnalyticsException(
            ErrorCode.INTERNAL,
            "Something failed inside the server; its log tells more under " + id),
        id);
  }

  /** Writes the problem as the answer, unless one is under way already. */
  public void write(Throwable error, HttpServletResponse response) throws IOException {
    Problem problem = of(error);
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    if (problem.status() == 429 && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", "1");
    }
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  private static Problem expected(AnalyticsException error) {
    String id = UUID.randomUUID().toString();
    if (error.code().category() == ErrorCode.Category.UNAVAILABLE) {
      LOG.warn("{} {}: {}", error.code(), id, error.getMessage(), error.getCause());
    }
    return problem(error, id);
  }

  private static Problem problem(AnalyticsException error, String id) {
    String name = error.code().name().toLowerCase(Locale.ROOT);
    return new Problem(
        "urn:aecos:analytics:problem:" + name,
        title(name),
        statusOf(error.code()),
        String.valueOf(error.getMessage()),
        error.code().name(),
        error.field(),
        error.allowed(),
        id);
  }

  private static String title(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static int statusOf(ErrorCode code) {
    return switch (code) {
      case UNKNOWN_METRIC, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case CONFLICT -> 409;
      case OVERLOADED, TOO_MANY_ATTEMPTS -> 429;
      case NOT_SIGNED_IN -> 401;
      case FORBIDDEN -> 403;
      default -> ofCategory(code.category());
    };
  }

  private static int ofCategory(ErrorCode.Category category) {
    return switch (category) {
      case BAD_INPUT -> 400;
      case NOT_FOUND -> 404;
      case DENIED -> 403;
      case UNAVAILABLE -> 503;
      case INTERNAL -> 500;
    };
  }
}
