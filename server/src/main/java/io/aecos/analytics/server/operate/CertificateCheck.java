package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.listen.Certificates;
import java.time.Duration;
import java.time.InstantSource;

/** Whether the server's certificate will do for a while, and whether a newer one was refused. */
public final class CertificateCheck {
  private static final String NAME = "certificate";
  private static final Duration SOON = Duration.ofDays(14);

  private final Certificates certificates;
  private final InstantSource clock;

  public CertificateCheck(Certificates certificates, InstantSource clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  public Examination.Check look() {
    Certificates.State state = certificates.state();
    String used = "of " + state.subject() + ", valid until " + state.until();
    if (state.failure() != null) {
      return new Examination.Check(
          NAME,
          false,
          "a newer one cannot be used (" + state.failure() + "); in use is that " + used);
    }
    boolean lasts = clock.instant().plus(SOON).isBefore(state.until());
    return new Examination.Check(NAME, lasts, lasts ? used : used + ": renew it");
  }
}
