package io.aecos.analytics.cli;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a server, if one runs on the data, still gives the figures of a report. */
final class LedgerCheck {
  private final DataOptions data;

  LedgerCheck(DataOptions data) {
    this.data = data;
  }

  /** Null where nobody can be asked. */
  JsonNode of(JsonNode manifest) {
    Optional<Api> api =
        Session.elsewhere(data, System.getenv()).or(() -> Session.running(data.directory()));
    if (api.isEmpty() || !manifest.has("figures")) {
      return Api.JSON.nullNode();
    }
    return api.get().post("/api/reports/check", manifest);
  }
}
