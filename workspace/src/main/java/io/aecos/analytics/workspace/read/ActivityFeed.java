package io.aecos.analytics.workspace.read;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code .aecos/activity.jsonl}: who commented, reviewed, worked on tasks and gave commands. */
public final class ActivityFeed {
  public static final String NAME = "activity.jsonl";
  private final JsonLines<Activity> lines;

  public ActivityFeed(ProjectDirectory project, JsonNode position) {
    this.lines = new JsonLines<>(project, ".aecos/" + NAME, ActivityFeed::parse, position);
  }

  /** The lines so far; one that a merge duplicated appears twice and has the same id. */
  public Reading<Activity> read() {
    return lines.read();
  }

  private static @Nullable Activity parse(byte[] line, String location) throws BadRecord {
    JsonNode node = Json.object(line);
    return new Activity(
        Json.required(node, "id"),
        Json.required(node, "type"),
        Json.text(node, "user"),
        Json.text(node, "element_id"),
        Times.iso("timestamp", Json.required(node, "timestamp")),
        node.path("details"),
        // Seen from the project, as all places of events are; a line's place names its folder too.
        location.substring(location.indexOf('/') + 1));
  }
}
