package io.aecos.analytics.report.sign;

/** A server of time stamps by RFC 3161. */
@FunctionalInterface
public interface TimeStamps {
  /** None is asked. */
  TimeStamps NONE = request -> new byte[0];

  /**
   * Its answer to {@code request}, both in DER; empty when there is no server.
   *
   * @throws io.aecos.analytics.error.AnalyticsException when it does not answer
   */
  byte[] answer(byte[] request);
}
