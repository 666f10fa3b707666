package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventType;
import java.util.List;
import java.util.stream.Stream;

/** The event types of the catalogue that the demo firm makes. */
final class Types {
  static final EventType EXTRACTED = new EventType("extraction", "elements_extracted");
  static final EventType PARSED = new EventType("parser", "parse_completed");
  static final EventType FEEDBACK = new EventType("parser", "feedback_recorded");
  static final EventType CHECKED = new EventType("compliance", "check_completed");
  static final EventType RULE = new EventType("compliance", "rule_evaluated");
  static final EventType GENERATED = new EventType("generation", "element_generated");
  static final EventType CREATED = new EventType("element", "created");
  static final EventType UPDATED = new EventType("element", "updated");
  static final EventType DELETED = new EventType("element", "deleted");
  static final EventType VALIDATED = new EventType("validation", "validation_completed");
  static final EventType ESTIMATED = new EventType("cost", "estimate_completed");
  static final EventType ACTUAL_COST = new EventType("project", "actual_cost");
  static final EventType ACTUAL_DURATION = new EventType("project", "actual_duration");
  static final EventType PROMOTED = new EventType("template", "template_promoted");
  static final EventType TEMPLATE_ADDED = new EventType("template", "template_added");
  static final EventType TEMPLATE_UPDATED = new EventType("template", "template_updated");
  static final EventType TEMPLATE_REMOVED = new EventType("template", "template_removed");
  static final EventType REUSE_COUNT = new EventType("template", "reuse_count");
  static final EventType COMMENTED = new EventType("collaboration", "comment_added");
  static final EventType TASK_CREATED = new EventType("collaboration", "task_created");
  static final EventType TASK_COMPLETED = new EventType("collaboration", "task_completed");
  static final EventType REVIEW_REQUESTED = new EventType("collaboration", "review_requested");
  static final EventType REVIEW_APPROVED = new EventType("collaboration", "review_approved");
  static final EventType REVIEW_REJECTED = new EventType("collaboration", "review_rejected");
  static final EventType COMMAND = new EventType("collaboration", "command_executed");
  static final EventType PULLED = new EventType("sync", "pull_completed");
  static final EventType PUSHED = new EventType("sync", "push_completed");
  static final EventType MERGED = new EventType("sync", "merge_completed");
  static final EventType CONFLICT = new EventType("sync", "conflict_detected");
  static final EventType RESOLVED = new EventType("sync", "conflict_resolved");
  static final EventType REGULATION = new EventType("regulatory", "update_applied");
  static final EventType EVALUATED = new EventType("finetune", "evaluation_completed");
  static final EventType DATASET = new EventType("finetune", "dataset_built");
  static final EventType TRAINED = new EventType("finetune", "training_completed");
  static final EventType REGISTERED = new EventType("finetune", "model_registered");
  static final EventType SCANNED = new EventType("security", "scan_completed");
  static final EventType DENIED = new EventType("security", "permission_denied");
  static final EventType AUDITED = new EventType("audit", "entry_recorded");
  static final EventType HEALTH = new EventType("deployment", "health_check");
  static final EventType SNAPSHOT = new EventType("deployment", "snapshot_created");
  static final EventType DEPLOYED = new EventType("deployment", "deployed");
  static final EventType GPU = new EventType("system", "gpu_utilization");
  static final EventType CPU = new EventType("system", "cpu_utilization");
  static final EventType MEMORY = new EventType("system", "memory_utilization");
  static final EventType SEARCHED = new EventType("api", "search_completed");
  static final EventType DOMAIN = new EventType("domains", "domain_viewed");
  static final EventType LOCKED = new EventType("sync", "lock_acquired");
  static final EventType COMMITTED = new EventType("vcs", "commit_created");
  static final EventType EXPORTED = new EventType("visualization", "exported");
  static final EventType VIEWER = new EventType("visualization", "viewer_generated");
  static final EventType ENCRYPTED = new EventType("security", "element_encrypted");
  static final EventType FILES_ENCRYPTED = new EventType("security", "files_encrypted");
  static final EventType TASK_UPDATED = new EventType("collaboration", "task_updated");

  /** The modules of which an operation can fail. */
  static final List<String> FAILING =
      List.of(
          "api",
          "collaboration",
          "compliance",
          "cost",
          "deployment",
          "domains",
          "element",
          "extraction",
          "finetune",
          "generation",
          "metrics",
          "parser",
          "regulatory",
          "security",
          "sync",
          "template",
          "validation",
          "vcs",
          "visualization");

  /** All of them. */
  static final List<EventType> ALL =
      withFailures(
          EXTRACTED,
          PARSED,
          FEEDBACK,
          CHECKED,
          RULE,
          GENERATED,
          CREATED,
          UPDATED,
          DELETED,
          VALIDATED,
          ESTIMATED,
          ACTUAL_COST,
          ACTUAL_DURATION,
          PROMOTED,
          TEMPLATE_ADDED,
          TEMPLATE_UPDATED,
          TEMPLATE_REMOVED,
          REUSE_COUNT,
          COMMENTED,
          TASK_CREATED,
          TASK_COMPLETED,
          REVIEW_REQUESTED,
          REVIEW_APPROVED,
          REVIEW_REJECTED,
          COMMAND,
          PULLED,
          PUSHED,
          MERGED,
          CONFLICT,
          RESOLVED,
          REGULATION,
          EVALUATED,
          DATASET,
          TRAINED,
          REGISTERED,
          SCANNED,
          DENIED,
          AUDITED,
          HEALTH,
          SNAPSHOT,
          DEPLOYED,
          GPU,
          CPU,
          MEMORY,
          SEARCHED,
          DOMAIN,
          LOCKED,
          COMMITTED,
          EXPORTED,
          VIEWER,
          ENCRYPTED,
          FILES_ENCRYPTED,
          TASK_UPDATED);

  private Types() {}

  static EventType failed(String module) {
    return new EventType(module, "operation_failed");
  }

  private static List<EventType> withFailures(EventType... types) {
    return Stream.concat(Stream.of(types), FAILING.stream().map(Types::failed)).toList();
  }
}
