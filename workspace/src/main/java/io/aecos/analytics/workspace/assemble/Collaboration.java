package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.Comment;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Review;
import io.aecos.analytics.workspace.read.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Comments, tasks, reviews and commands. The activity feed is the authority; the files of comments,
 * tasks and reviews add what it leaves out and stand in where it is missing. AEC OS writes the
 * assignee of a task and the reviewer of a request where the person who acted should stand, so
 * those are attributes here, not users.
 */
final class Collaboration {
  private static final double MICROS_PER_HOUR = 3_600_000_000.0;

  private final Sheet sheet;
  private final Traces traces;
  private final Map<String, Comment> comments = new HashMap<>();
  private final Map<String, Task> tasks = new HashMap<>();
  private final Map<String, Review> reviews = new HashMap<>();

  Collaboration(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.traces = traces;
    sheet.content.comments().records().forEach(comment -> comments.put(comment.id(), comment));
    sheet.content.tasks().records().forEach(task -> tasks.put(task.id(), task));
    sheet.content.reviews().records().forEach(review -> reviews.put(review.id(), review));
  }

  void write() {
    writeComments();
    writeTasks();
    writeRequests();
    Set<String> resolved = new HashSet<>();
    writeVerdicts("review_approved", Types.APPROVED, resolved);
    writeVerdicts("review_rejected", Types.REJECTED, resolved);
    reviews.values().stream()
        .filter(review -> !resolved.contains(review.id()))
        .forEach(this::verdictFromFile);
    traces.activities("element_generated").forEach(this::command);
  }

  private void writeComments() {
    for (Activity line : traces.activities("comment")) {
      Comment comment = comments.get(line.detail("comment_id"));
      String id = line.detail("comment_id").isEmpty() ? line.id() : line.detail("comment_id");
      EventBuilder event =
          sheet.event(Types.COMMENTED, "activity.jsonl", line.at(), sheet.id("comment", id));
      event
          .user(line.user())
          .attribute("reply", String.valueOf(!line.detail("reply_to").isEmpty()));
      comment(event, id, line.element(), comment);
      sheet.add(event, line.location());
    }
    for (Comment comment : sheet.content.comments().records()) {
      EventBuilder event =
          sheet.event(Types.COMMENTED, "comments", comment.at(), sheet.id("comment", comment.id()));
      event.user(comment.author()).attribute("reply", String.valueOf(!comment.replyTo().isEmpty()));
      comment(event, comment.id(), comment.element(), comment);
      sheet.add(event, "comments#" + comment.id());
    }
  }

  private void comment(EventBuilder event, String id, String element, @Nullable Comment comment) {
    event.value(1.0).attribute("comment_id", id);
    sheet.describe(event, element, null);
    if (comment != null) {
      event
          .attribute("target", comment.onTemplate() ? "template" : "element")
          .attribute("body_sha256", comment.bodyHash())
          .attribute("body_length", (long) comment.bodyLength())
          .attribute("body", comment.body());
    }
  }

  private void writeTasks() {
    Map<String, Activity> created = new HashMap<>();
    for (Activity line : traces.activities("task_created")) {
      String id = line.detail("task_id").isEmpty() ? line.id() : line.detail("task_id");
      created.put(id, line);
      EventBuilder event =
          sheet.event(Types.TASK_CREATED, "activity.jsonl", line.at(), sheet.id("task", id));
      task(event, id, line.element(), line.user(), line.detail("priority"));
      sheet.add(event, line.location());
    }
    for (Task task : sheet.content.tasks().records()) {
      EventBuilder event =
          sheet.event(
              Types.TASK_CREATED, "tasks.json", task.createdAt(), sheet.id("task", task.id()));
      task(event, task.id(), task.element(), task.assignee(), task.priority());
      sheet.add(event, ".aecos/tasks.json#" + task.id());
    }
    for (Activity line : traces.activities("task_completed")) {
      String id = line.detail("task_id");
      Task task = tasks.get(id);
      Activity start = created.get(id);
      EventBuilder event =
          sheet.event(
              Types.TASK_DONE, "activity.jsonl", line.at(), sheet.id("activity", line.id()));
      String element = task == null ? line.element() : task.element();
      task(event, id, element, line.user(), task == null ? "" : task.priority());
      Instant from = start != null ? start.at() : task != null ? task.createdAt() : null;
      event.attribute("open_hours", hours(from, line.at()));
      sheet.add(event, line.location());
    }
  }

  private void task(
      EventBuilder event, String id, String element, String assignee, String priority) {
    sheet.describe(event, element, null);
    event.attribute("task_id", id).attribute("assignee", assignee).attribute("priority", priority);
  }

  private void writeRequests() {
    for (Activity line : traces.activities("review_requested")) {
      String id = line.detail("review_id").isEmpty() ? line.id() : line.detail("review_id");
      Review review = reviews.get(id);
      EventBuilder event =
          sheet.event(Types.REQUESTED, "activity.jsonl", line.at(), sheet.id("review", id));
      request(event, id, line.element(), review);
      sheet.add(event, line.location());
    }
    for (Review review : sheet.content.reviews().records()) {
      UUID id = sheet.id("review", review.id());
      EventBuilder event = sheet.event(Types.REQUESTED, "reviews.json", review.requestedAt(), id);
      request(event, review.id(), review.element(), review);
      sheet.add(event, ".aecos/reviews.json#" + review.id());
    }
  }

  private void request(EventBuilder event, String id, String element, @Nullable Review review) {
    sheet.describe(event, element, null);
    event.attribute("review_id", id);
    if (review != null) {
      event.user(review.requestedBy()).attribute("reviewer", review.reviewer());
    }
  }

  private void writeVerdicts(String kind, EventType type, Set<String> resolved) {
    Map<String, Activity> requests = new HashMap<>();
    traces
        .activities("review_requested")
        .forEach(line -> requests.put(line.detail("review_id"), line));
    for (Activity line : traces.activities(kind)) {
      String id = line.detail("review_id");
      Review review = reviews.get(id);
      Activity request = requests.get(id);
      resolved.add(id);
      UUID own = sheet.id("activity", line.id());
      UUID kept = review == null ? own : sheet.keep(own, List.of(fileVerdict(review)));
      EventBuilder event = sheet.event(type, "activity.jsonl", line.at(), kept);
      Instant from = review != null ? review.requestedAt() : request != null ? request.at() : null;
      verdict(event, id, line.element(), review, hours(from, line.at()));
      event.user(line.user());
      sheet.add(event, line.location());
    }
  }

  private UUID fileVerdict(Review review) {
    return sheet.id("verdict", review.id(), review.status(), String.valueOf(review.resolvedAt()));
  }

  private void verdictFromFile(Review review) {
    Instant at = review.resolvedAt();
    boolean approved = review.status().equals("approved");
    if (at == null || (!approved && !review.status().equals("rejected"))) {
      return;
    }
    if (sheet.content.activity().usable() && sheet.settling(at)) {
      return;
    }
    EventType type = approved ? Types.APPROVED : Types.REJECTED;
    EventBuilder event = sheet.event(type, "reviews.json", at, fileVerdict(review));
    verdict(event, review.id(), review.element(), review, hours(review.requestedAt(), at));
    sheet.add(event, ".aecos/reviews.json#" + review.id());
  }

  private void verdict(
      EventBuilder event,
      String id,
      String element,
      @Nullable Review review,
      @Nullable Double turnaround) {
    sheet.describe(event, element, null);
    event.attribute("review_id", id).attribute("turnaround_hours", turnaround);
    event.attribute("reviewer", review == null ? null : review.reviewer());
  }

  private void command(Activity line) {
    String command = line.detail("command");
    String kept = Hashes.strip(command);
    EventBuilder event =
        sheet.event(Types.COMMAND, "activity.jsonl", line.at(), sheet.id("activity", line.id()));
    event
        .user(line.user())
        .attribute("command_sha256", Hashes.sha256(kept))
        .attribute("command_length", (long) command.length());
    if (!kept.equals(command)) {
      event.attribute("command_sha256_untrimmed", Hashes.sha256(command));
    }
    sheet.add(event, line.location());
  }

  private static @Nullable Double hours(@Nullable Instant from, Instant to) {
    if (from == null || from.isAfter(to)) {
      return null;
    }
    return Duration.between(from, to).toNanos() / 1_000.0 / MICROS_PER_HOUR;
  }
}
