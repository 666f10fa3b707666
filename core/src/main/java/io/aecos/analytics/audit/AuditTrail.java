package io.aecos.analytics.audit;

import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what was done, for good: there is no way to change or remove an entry, and one that was
 * changed or removed behind its back is found by {@link #verify}. Safe for use by many threads, and
 * by several processes where the engine is. Where the engine fails, all of it throws {@code
 * AUDIT_UNAVAILABLE}.
 */
public interface AuditTrail extends AutoCloseable {

  /**
   * Keeps an act at the end of the chain; it is on the disk before this returns. Numbers are
   * consecutive, whoever writes. After entries were lost they go on behind the last one that was
   * anchored, so the gap stays.
   */
  AuditEntry append(AuditAct act);

  /** At most {@link AuditQuery#limit} entries, the newest first. */
  List<AuditEntry> find(AuditQuery query);

  /** Gives all entries to {@code reader}, the oldest first, as of one moment. */
  void each(Consumer<AuditEntry> reader);

  /** Goes through the whole chain as of one moment. What it cannot make sense of is a fault. */
  AuditVerdict verify();

  @Override
  void close();
}
