package io.aecos.analytics.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that this product throws on purpose. Its message is written for the person who
 * caused it: what was wrong and what would be right. {@code field} names the offending input and
 * {@code allowed} what it may be, where there is such a list.
 */
public final class AnalyticsException extends RuntimeException {
  private final ErrorCode code;
  private final @Nullable String field;
  private final List<String> allowed;

  public AnalyticsException(ErrorCode code, String message) {
    this(code, message, null, List.of(), null);
  }

  public AnalyticsException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, List.of(), cause);
  }

  public AnalyticsException(
      ErrorCode code,
      String message,
      @Nullable String field,
      List<String> allowed,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.field = field;
    this.allowed = List.copyOf(allowed);
  }

  /** Bad input in one named field, with what it may be ({@code allowed} may be empty). */
  public static AnalyticsException invalid(
      ErrorCode code, String field, String message, List<String> allowed) {
    return new AnalyticsException(code, message, field, allowed, null);
  }

  public ErrorCode code() {
    return code;
  }

  public @Nullable String field() {
    return field;
  }

  public List<String> allowed() {
    return allowed;
  }
}
