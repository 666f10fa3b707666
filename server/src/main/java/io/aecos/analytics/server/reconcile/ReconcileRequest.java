package io.aecos.analytics.server.reconcile;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log's bytes (base64 in JSON), and the text of the map that says how to read it. */
public record ReconcileRequest(byte @Nullable [] log, @Nullable String map) {

  byte[] bytes() {
    byte[] bytes = log;
    if (bytes == null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY, "log", "is missing: the log's bytes in base64", List.of());
    }
    return bytes;
  }
}
