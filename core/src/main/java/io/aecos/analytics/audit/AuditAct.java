package io.aecos.analytics.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, not yet kept. {@code action} is a stable word such as {@code token.create},
 * {@code target} names what it was done to, {@code scope} says in words what the actor sees, {@code
 * filters} how it was asked, {@code size} how much came of it (null where nothing is counted),
 * {@code origin} where it came from. {@code answers} is the place of the entry that said {@link
 * Outcome#BEGUN} before. Texts are kept as they are, control characters too, but cut to what a
 * trail can bear; times are to the microsecond.
 */
public record AuditAct(
    Instant at,
    AuditActor actor,
    String action,
    String target,
    String scope,
    String filters,
    @Nullable Long size,
    Outcome outcome,
    String origin,
    @Nullable Long answers) {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_FILTERS = 2_000;

  /** How it went. */
  public enum Outcome {
    /** It is about to be done; what came of it is another entry, or the server ended before. */
    BEGUN,
    DONE,
    /** They may not. */
    DENIED,
    /** It could not be done. */
    FAILED
  }

  public AuditAct {
    at = at.truncatedTo(ChronoUnit.MICROS);
    action = AuditText.of(action, LONGEST);
    target = AuditText.of(target, LONGEST);
    scope = AuditText.of(scope, LONGEST);
    filters = AuditText.of(filters, LONGEST_FILTERS);
    origin = AuditText.of(origin, LONGEST);
  }

  /** Something that has been done, of which nothing further is to be said. */
  public static AuditAct of(Instant at, AuditActor actor, String action, String target) {
    return new AuditAct(at, actor, action, target, "", "", null, Outcome.DONE, "", null);
  }

  public AuditAct with(Outcome other) {
    return new AuditAct(at, actor, action, target, scope, filters, size, other, origin, answers);
  }
}
