package io.aecos.analytics.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for: those that fit every part that is given. {@code who} and {@code
 * action} are compared as they are, but an action's first word, with or without the {@code .}
 * behind it, means all that begin so; {@code text} is looked for in all texts of an entry, without
 * regard to the case of ASCII letters; {@code before} is the number of an entry that was seen
 * already. An entry that says {@code BEGUN} is left out where another one says what came of it,
 * unless that outcome or {@code every} entry is asked for.
 */
public record AuditQuery(
    @Nullable String who,
    @Nullable String action,
    AuditAct.@Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    @Nullable Long before,
    int limit,
    boolean every) {

  /** The newest entries. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(null, null, null, null, null, null, null, limit, false);
  }
}
