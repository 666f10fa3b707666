package io.aecos.analytics.server.problem;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Brings what endpoints and the framework throw to {@link Problems}. */
@RestControllerAdvice
public final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  public ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  public void answer(Exception error, HttpServletResponse response) throws Exception {
    if (isClientGone(error)) {
      LOG.debug("Nobody takes the answer any more: {}", error.getMessage());
    } else if (response.isCommitted()) {
      // Handled, what was sent so far would end as if it were all; thrown on, the connection
      // breaks.
      throw error;
    } else {
      problems.write(translated(error), response);
    }
  }

  /** Only what failed on the client's own connection says so; any other failure is ours. */
  private static boolean isClientGone(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAbortException
          || cause instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }

  private static Exception translated(Exception error) {
    if (error instanceof HttpRequestMethodNotSupportedException method) {
      String[] allowed = method.getSupportedMethods();
      return invalid(
          ErrorCode.METHOD_NOT_ALLOWED,
          "method",
          "This address does not take " + method.getMethod(),
          allowed == null ? List.of() : List.of(allowed));
    }
    if (error instanceof HttpMediaTypeNotSupportedException media) {
      return invalid(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type",
          "This content type is not understood here",
          media.getSupportedMediaTypes().stream().map(Object::toString).toList());
    }
    if (error instanceof HttpMediaTypeNotAcceptableException media) {
      return invalid(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Accept",
          "This address does not answer in that content type",
          media.getSupportedMediaTypes().stream().map(Object::toString).toList());
    }
    if (error instanceof MissingServletRequestParameterException missing) {
      return invalid(ErrorCode.INVALID_QUERY, missing.getParameterName(), "is missing", List.of());
    }
    if (error instanceof MethodArgumentTypeMismatchException mismatch) {
      return invalid(
          ErrorCode.INVALID_QUERY,
          mismatch.getName(),
          "cannot be '" + mismatch.getValue() + "'",
          List.of());
    }
    if (error instanceof HttpMessageNotReadableException) {
      return new AnalyticsException(
          ErrorCode.INVALID_BODY, "The body is not the JSON that this address expects", error);
    }
    if (error instanceof NoResourceFoundException) {
      return new AnalyticsException(ErrorCode.NOT_FOUND, "There is nothing at this address");
    }
    return error;
  }

  private static AnalyticsException invalid(
      ErrorCode code, String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(code, field, message, allowed);
  }
}
