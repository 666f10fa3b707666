package io.aecos.analytics.server.operate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.server.upkeep.UpkeepEndpoint;
import io.aecos.analytics.server.upkeep.UpkeepJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks for everything that could make a number wrong, and puts right what it safely can. */
@RestController
public final class DoctorEndpoint {
  private static final Set<String> SAFE =
      new TreeSet<>(
          List.of(
              Remedy.RECOUNT_MONTHS.name(),
              Remedy.REBUILD_PROJECTION.name(),
              Remedy.REMOVE_LEFTOVERS.name(),
              Remedy.CLOSE_KEYS.name(),
              Remedy.PLAN_SCHEDULES.name()));

  private final Examination examination;
  private final Cure cure;
  private final Upkeep upkeep;

  public DoctorEndpoint(Examination examination, Cure cure, Upkeep upkeep) {
    this.examination = examination;
    this.cure = cure;
    this.upkeep = upkeep;
  }

  /** All checks. */
  public record DoctorJson(List<Examination.Check> checks) {}

  @GetMapping("/api/doctor")
  @Requires(Permission.ADMINISTER)
  public DoctorJson doctor(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("deep"));
    return new DoctorJson(examination.checks("true".equals(query.getFirst("deep"))));
  }

  /** What is safe is done for each finding, or of that what {@code only} names. */
  public record FixRequest(@Nullable List<String> only, @Nullable Boolean deep) {}

  @PostMapping("/api/doctor/fix")
  @Audited("doctor.fix")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<UpkeepJson> fix(@RequestBody FixRequest request)
      throws InterruptedException {
    List<String> only = request.only();
    for (String name : only == null ? List.<String>of() : only) {
      if (!SAFE.contains(name)) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_BODY,
            "only",
            "'" + name + "' is nothing that is done by itself; " + String.join(", ", SAFE) + " are",
            List.copyOf(SAFE));
      }
    }
    boolean deep = Boolean.TRUE.equals(request.deep());
    AuditNote.current().detail("only", only == null ? "all that is safe" : only);
    return UpkeepEndpoint.accepted(
        upkeep.start(
            "doctor", steps -> cure.run(deep, only == null ? null : Set.copyOf(only), steps)));
  }
}
