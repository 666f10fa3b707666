package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventType;

/** The event types that a workspace can tell of. */
final class Types {
  static final EventType EXTRACTED = EventType.parse("extraction/elements_extracted");
  static final EventType PARSED = EventType.parse("parser/parse_completed");
  static final EventType JUDGED = EventType.parse("parser/feedback_recorded");
  static final EventType CHECKED = EventType.parse("compliance/check_completed");
  static final EventType RULE = EventType.parse("compliance/rule_evaluated");
  static final EventType GENERATED = EventType.parse("generation/element_generated");
  static final EventType CREATED = EventType.parse("element/created");
  static final EventType UPDATED = EventType.parse("element/updated");
  static final EventType DELETED = EventType.parse("element/deleted");
  static final EventType VALIDATED = EventType.parse("validation/validation_completed");
  static final EventType PRICED = EventType.parse("cost/estimate_completed");
  static final EventType PROMOTED = EventType.parse("template/template_promoted");
  static final EventType TEMPLATE_ADDED = EventType.parse("template/template_added");
  static final EventType TEMPLATE_REMOVED = EventType.parse("template/template_removed");
  static final EventType REUSE = EventType.parse("template/reuse_count");
  static final EventType COMMENTED = EventType.parse("collaboration/comment_added");
  static final EventType TASK_CREATED = EventType.parse("collaboration/task_created");
  static final EventType TASK_DONE = EventType.parse("collaboration/task_completed");
  static final EventType REQUESTED = EventType.parse("collaboration/review_requested");
  static final EventType APPROVED = EventType.parse("collaboration/review_approved");
  static final EventType REJECTED = EventType.parse("collaboration/review_rejected");
  static final EventType COMMAND = EventType.parse("collaboration/command_executed");
  static final EventType PULLED = EventType.parse("sync/pull_completed");
  static final EventType PUSHED = EventType.parse("sync/push_completed");
  static final EventType MERGED = EventType.parse("sync/merge_completed");
  static final EventType RESOLVED = EventType.parse("sync/conflict_resolved");
  static final EventType REGULATION = EventType.parse("regulatory/update_applied");
  static final EventType EVALUATED = EventType.parse("finetune/evaluation_completed");
  static final EventType DATASET = EventType.parse("finetune/dataset_built");
  static final EventType TRAINED = EventType.parse("finetune/training_completed");
  static final EventType REGISTERED = EventType.parse("finetune/model_registered");
  static final EventType SCANNED = EventType.parse("security/scan_completed");
  static final EventType AUDITED = EventType.parse("audit/entry_recorded");
  static final EventType SNAPSHOT = EventType.parse("deployment/snapshot_created");

  private Types() {}
}
