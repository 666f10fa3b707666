package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lists that AEC OS rewrites in place: tasks, reviews and the template library. */
public final class Registers {
  private final RecordList<Task> tasks;
  private final RecordList<Review> reviews;
  private final RecordList<Template> templates;

  public Registers(ProjectDirectory project) {
    tasks = new RecordList<>(project, ".aecos/tasks.json", "", Registers::task);
    reviews = new RecordList<>(project, ".aecos/reviews.json", "", Registers::review);
    templates =
        new RecordList<>(project, "templates/registry.json", "templates", Registers::template);
  }

  public Reading<Task> tasks() {
    return tasks.read();
  }

  public Reading<Review> reviews() {
    return reviews.read();
  }

  public Reading<Template> templates() {
    return templates.read();
  }

  private static Task task(JsonNode node) throws BadRecord {
    return new Task(
        Json.required(node, "id"),
        Json.text(node, "assignee"),
        Json.text(node, "element_id"),
        Json.text(node, "status"),
        Json.text(node, "priority"),
        Times.iso("created_at", Json.required(node, "created_at")));
  }

  private static Review review(JsonNode node) throws BadRecord {
    return new Review(
        Json.required(node, "id"),
        Json.text(node, "element_id"),
        Json.text(node, "reviewer"),
        Json.text(node, "status"),
        Times.iso("requested_at", Json.required(node, "requested_at")),
        time(node, "resolved_at"),
        Json.text(node, "requested_by"));
  }

  private static Template template(JsonNode node) throws BadRecord {
    JsonNode tags = node.path("tags");
    return new Template(
        Json.required(node, "template_id"),
        Json.text(tags, "ifc_class"),
        Json.texts(tags.path("region")),
        Json.texts(tags.path("compliance_codes")),
        Json.text(node, "author"));
  }

  private static @Nullable Instant time(JsonNode node, String field) throws BadRecord {
    String text = Json.text(node, field);
    return text.isEmpty() ? null : Times.iso(field, text);
  }
}
