package io.aecos.analytics.server.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aecos.analytics.server.delivery.DestinationJson;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is asked for. {@code kind} decides which of the others matter, see {@code
 * docs/alerts.md}; {@code for} is how long it has to be so, {@code renotify} after how long it is
 * told again.
 */
public record AlertRequest(
    @Nullable String name,
    @Nullable String kind,
    @Nullable String metric,
    @Nullable Map<String, Set<String>> filters,
    @Nullable String per,
    @Nullable String op,
    @Nullable Double value,
    @Nullable Integer horizon,
    @Nullable String certainty,
    @Nullable String direction,
    @Nullable String after,
    @Nullable String tz,
    @JsonProperty("for") @Nullable String lasting,
    @Nullable String renotify,
    @Nullable Boolean recovery,
    @Nullable DestinationJson deliver) {

  /** What is kept as the rule: without what is kept apart. */
  AlertRequest rule() {
    return new AlertRequest(
        null, kind, metric, filters, per, op, value, horizon, certainty, direction, after, null,
        lasting, renotify, recovery, null);
  }
}
