package io.aecos.analytics.workspace.read;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A line of {@code .aecos/activity.jsonl}. {@code details} depend on the type. */
public record Activity(
    String id,
    String type,
    String user,
    String element,
    Instant at,
    JsonNode details,
    String location) {

  /** A text in the details; "" when absent. */
  public String detail(String name) {
    JsonNode value = details.path(name);
    return value.isString() ? value.stringValue() : "";
  }
}
