package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problem;
import io.aecos.analytics.server.problem.Problems;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.apache.olingo.server.api.ODataResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes errors as the protocol wants them (OData JSON format 4.0, section 19). */
public final class FeedRefusals {
  /** When to come again. */
  static final String AGAIN_SECONDS = "2";

  private final Problems problems;
  private final JsonMapper json;

  public FeedRefusals(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  Problems problems() {
    return problems;
  }

  ODataResponse of(Throwable error) {
    Problem problem = problems.of(error);
    ODataResponse response = new ODataResponse();
    write(problem.status(), problem.code(), problem.detail(), response);
    return response;
  }

  void write(int status, String code, String message, ODataResponse response) {
    response.setStatusCode(status);
    response.setHeader("OData-Version", "4.0");
    response.setHeader("Content-Type", "application/json");
    if (status == 503 || code.equals(ErrorCode.OVERLOADED.name())) {
      response.setHeader("Retry-After", AGAIN_SECONDS);
    }
    Map<String, Object> body = Map.of("error", Map.of("code", code, "message", message));
    response.setContent(new ByteArrayInputStream(json.writeValueAsBytes(body)));
  }
}
