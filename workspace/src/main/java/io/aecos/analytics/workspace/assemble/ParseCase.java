package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Interaction;
import io.aecos.analytics.workspace.read.MetricRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One parse with all the traces that it left. */
final class ParseCase {
  final @Nullable MetricRow metric;
  final @Nullable AuditRow audit;
  @Nullable Interaction interaction;
  @Nullable Activity command;

  ParseCase(
      @Nullable MetricRow metric, @Nullable AuditRow audit, @Nullable Interaction interaction) {
    this.metric = metric;
    this.audit = audit;
    this.interaction = interaction;
  }

  Instant at() {
    if (metric != null) {
      return metric.at();
    }
    if (audit != null) {
      return audit.at();
    }
    return interaction == null ? Instant.EPOCH : interaction.at();
  }

  /** The SHA-256 of the prompt as it was kept: without outer white space, if that is known. */
  String keptHash() {
    if (interaction != null) {
      return interaction.promptHash();
    }
    // The audit trail hashes the prompt as typed and shows its beginning: all of a short one.
    String shown = audit == null ? "" : audit.resource();
    boolean whole = Hashes.sha256(shown).equals(promptHash());
    return whole ? Hashes.sha256(Hashes.strip(shown)) : promptHash();
  }

  /** The SHA-256 of the prompt as it was typed; "" when no trace of it is left. */
  String promptHash() {
    if (audit != null) {
      return audit.beforeHash();
    }
    return interaction == null ? "" : interaction.promptHash();
  }
}
