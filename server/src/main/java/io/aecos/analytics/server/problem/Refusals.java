package io.aecos.analytics.server.problem;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What the framework and the container throw at a bad request, in the product's own words. */
final class Refusals {

  private Refusals() {}

  /**
   * What {@code error} says about the request; {@code error} itself when it says nothing of that.
   */
  static Throwable translated(Throwable error) {
    if (isOfRequest(error)) {
      return new AnalyticsException(
          ErrorCode.INVALID_QUERY,
          "The request cannot be decoded; write text as UTF-8 and % as %25",
          error);
    }
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
    if (error instanceof RequestRejectedException) {
      return new AnalyticsException(
          ErrorCode.INVALID_QUERY,
          "The request is written in a way that is not accepted here",
          error);
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

  /** The container reads a request when it is asked what it holds, and finds out only then. */
  private static boolean isOfRequest(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidParameterException || cause instanceof BadRequestException) {
        return true;
      }
    }
    return false;
  }
}
