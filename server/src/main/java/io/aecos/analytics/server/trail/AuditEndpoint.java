package io.aecos.analytics.server.trail;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditFault;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for those who look after it; nobody can change it. */
@RestController
public final class AuditEndpoint {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;
  private static final Set<String> KNOWN =
      Set.of("who", "action", "outcome", "from", "to", "text", "every", "limit", "cursor");

  private final AuditTrail trail;

  public AuditEndpoint(AuditTrail trail) {
    this.trail = trail;
  }

  /** Entries, the newest first; {@code next} is the cursor of those before, null at the end. */
  public record AuditJson(List<EntryJson> entries, @Nullable String next) {}

  /**
   * An entry; {@code answers} is that which said that it begins, {@code previous} the hash of the
   * one before it in the trail.
   */
  public record EntryJson(
      long seq,
      Instant at,
      String who,
      String how,
      String action,
      String target,
      String scope,
      String filters,
      @Nullable Long size,
      String outcome,
      String from,
      @Nullable Long answers,
      String hash,
      String previous) {

    static EntryJson of(AuditEntry entry) {
      AuditAct act = entry.act();
      return new EntryJson(
          entry.seq(),
          act.at(),
          act.actor().who(),
          act.actor().how(),
          act.action(),
          act.target(),
          act.scope(),
          act.filters(),
          act.size(),
          word(act.outcome()),
          act.origin(),
          act.answers(),
          entry.seal().hash(),
          entry.seal().previous());
    }
  }

  /** What a verification found; {@code fault} is null where the trail is whole. */
  public record VerificationJson(
      boolean whole,
      long entries,
      String key,
      long anchored,
      @Nullable Instant anchoredAt,
      @Nullable FaultJson fault) {

    static VerificationJson of(AuditVerdict verdict) {
      AuditFault fault = verdict.fault();
      return new VerificationJson(
          verdict.isWhole(),
          verdict.entries(),
          verdict.key(),
          verdict.anchored(),
          verdict.anchoredAt(),
          fault == null ? null : new FaultJson(fault.seq(), word(fault.kind()), fault.detail()));
    }
  }

  /** The first thing that is wrong. */
  public record FaultJson(long seq, String kind, String detail) {}

  @GetMapping("/api/audit")
  @Requires(Permission.READ_AUDIT)
  public AuditJson entries(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, KNOWN);
    int limit = ViewParameters.number(query, "limit", PAGE, MOST);
    List<AuditEntry> found =
        trail.find(
            new AuditQuery(
                ViewParameters.single(query, "who"),
                ViewParameters.single(query, "action"),
                AuditParameters.outcome(query),
                AuditParameters.instant(query, "from"),
                AuditParameters.instant(query, "to"),
                ViewParameters.single(query, "text"),
                AuditParameters.cursor(query),
                limit + 1,
                AuditParameters.every(query)));
    List<AuditEntry> page = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit;
    return new AuditJson(
        page.stream().map(EntryJson::of).toList(),
        more ? Long.toString(page.get(limit - 1).seq()) : null);
  }

  /** Goes through all of it, one time after the other. */
  @GetMapping("/api/audit/verification")
  @Requires(Permission.READ_AUDIT)
  public synchronized VerificationJson verification(
      @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return VerificationJson.of(trail.verify());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
