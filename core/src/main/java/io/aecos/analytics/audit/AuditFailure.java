package io.aecos.analytics.audit;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;

/** What is said where a trail cannot be used. */
public final class AuditFailure {
  private AuditFailure() {}

  public static AnalyticsException of(String message, Exception cause) {
    return new AnalyticsException(ErrorCode.AUDIT_UNAVAILABLE, message, cause);
  }
}
