package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.server.upkeep.UpkeepEndpoint;
import io.aecos.analytics.server.upkeep.UpkeepJob;
import io.aecos.analytics.server.upkeep.UpkeepJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Archives what is old enough and brings back what is wanted. */
@RestController
public final class RetentionEndpoint {
  private final Retention retention;
  private final RetentionTask daily;
  private final Upkeep upkeep;

  public RetentionEndpoint(Retention retention, RetentionTask daily, Upkeep upkeep) {
    this.retention = retention;
    this.daily = daily;
    this.upkeep = upkeep;
  }

  /** With {@code dryRun} nothing is moved; with {@code compact} the ledger's file shrinks then. */
  public record RetainRequest(@Nullable Boolean dryRun, @Nullable Boolean compact) {}

  @PostMapping("/api/retain")
  @Audited("retain")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<UpkeepJson> retain(@RequestBody RetainRequest request)
      throws InterruptedException {
    boolean dry = Boolean.TRUE.equals(request.dryRun());
    boolean compact = Boolean.TRUE.equals(request.compact());
    AuditNote.current().on(retention.rules().words()).detail("dryRun", dry);
    if (!dry) {
      daily.agree();
    }
    UpkeepJob job =
        upkeep.start("retention", steps -> RetentionTask.run(retention, dry, compact, steps));
    return UpkeepEndpoint.accepted(job);
  }

  /** The first and the last day of what is to come back, like 2025-01-31. */
  public record BringBackRequest(@Nullable String from, @Nullable String to) {}

  @PostMapping("/api/restore-archive")
  @Audited("restore-archive")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<UpkeepJson> bringBack(@RequestBody BringBackRequest request)
      throws InterruptedException {
    AuditNote.current().detail("from", request.from()).detail("to", request.to());
    LocalDate from = day("from", request.from());
    LocalDate to = day("to", request.to());
    if (to.isBefore(from)) {
      throw invalid("to", "must not be before " + from);
    }
    UpkeepJob job =
        upkeep.start(
            "restore of archived events",
            steps -> BroughtBackJson.of(retention.bringBack(from, to, steps::at)));
    return UpkeepEndpoint.accepted(job);
  }

  private static LocalDate day(String field, @Nullable String text) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      throw invalid(field, "'" + text + "' is not a date like 2025-01-31");
    }
    throw invalid(field, "names a day like 2025-01-31; it is missing");
  }

  private static AnalyticsException invalid(String field, String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, message, List.of());
  }
}
