package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.MetricRow;
import org.jspecify.annotations.Nullable;

/** One generated element with the traces that it left. */
final class GenerationCase {
  final @Nullable MetricRow metric;
  final @Nullable AuditRow audit;
  @Nullable Commit commit;
  @Nullable ParseCase parse;
  @Nullable AuditRow check;
  @Nullable AuditRow validation;
  @Nullable AuditRow estimate;

  GenerationCase(@Nullable MetricRow metric, @Nullable AuditRow audit, @Nullable Commit commit) {
    this.metric = metric;
    this.audit = audit;
    this.commit = commit;
  }

  /** The id of the element; null when no trace of it is left. */
  @Nullable String element() {
    if (audit != null && !audit.element().isEmpty()) {
      return audit.element();
    }
    return commit == null ? null : GeneratedCommit.element(commit);
  }

  /** The template it was made from; "" when it was made from words or a specification. */
  String template() {
    if (metric != null) {
      return metric.templateId();
    }
    return commit == null ? "" : GeneratedCommit.template(commit);
  }

  /** Who gave the command that generated it; null when it was not a command. */
  @Nullable String user() {
    if (parse == null || parse.command == null || audit == null) {
      return null;
    }
    return audit.at().isAfter(parse.command.at()) ? null : parse.command.user();
  }
}
