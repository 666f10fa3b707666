package io.aecos.analytics.server.retention;

import io.aecos.analytics.retention.Retention;

/** What was brought back of the months {@code from} to {@code to}. */
public record BroughtBackJson(String from, String to, long events, int files) {
  static BroughtBackJson of(Retention.BroughtBack back) {
    return new BroughtBackJson(
        back.from().toString(), back.to().toString(), back.events(), back.files());
  }
}
