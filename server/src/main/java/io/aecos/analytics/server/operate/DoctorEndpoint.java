package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks for everything that could make a number wrong. */
@RestController
public final class DoctorEndpoint {
  private final Examination examination;

  public DoctorEndpoint(Examination examination) {
    this.examination = examination;
  }

  /** All checks. */
  public record DoctorJson(List<Examination.Check> checks) {}

  @GetMapping("/api/doctor")
  @Requires(Permission.ADMINISTER)
  public DoctorJson doctor() {
    return new DoctorJson(examination.checks());
  }
}
