package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.operate.Examination.Check;
import io.aecos.analytics.server.operate.Remedy;
import java.util.Optional;

/** Whether what is old leaves the ledger as it should. */
public record RetentionCheck(Retention retention, RetentionTask daily) {

  /** What it found. */
  public Check look() {
    try {
      return found();
    } catch (AnalyticsException e) {
      return new Check("retention", false, String.valueOf(e.getMessage()));
    }
  }

  private Check found() {
    Optional<RetentionRules> former = daily.waitsFor();
    if (former.isPresent()) {
      return new Check(
          "retention",
          false,
          "`retention` lets events leave the ledger sooner than before ("
              + former.get().words()
              + "; now "
              + retention.rules().words()
              + "): nothing does by itself until `retain` was said once; `retain --dry-run` shows"
              + " what would",
          Remedy.AGREE_RETENTION);
    }
    if (retention.rules().keepsEverything()) {
      return new Check("retention", null, "everything stays in the ledger");
    }
    return daily
        .failure()
        .map(why -> new Check("retention", false, "the latest daily run failed: " + why))
        .orElseGet(() -> new Check("retention", true, retention.rules().words()));
  }
}
