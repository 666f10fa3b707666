package io.aecos.analytics.server;

import io.aecos.analytics.registry.KeptRefresh;
import io.aecos.analytics.server.operate.Examination.Check;
import io.aecos.analytics.server.refresh.Refreshes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Whether the last refresh went well, and is of late. */
record RefreshCheck(Refreshes refreshes, InstantSource clock) {
  private static final String NAME = "refresh";
  private static final Duration LATE = Duration.ofHours(49);

  Check look() {
    Optional<KeptRefresh> last = refreshes.last();
    if (last.isEmpty()) {
      return new Check(NAME, null, "none yet");
    }
    KeptRefresh kept = last.get();
    boolean late = kept.endedAt().plus(LATE).isBefore(clock.instant());
    String when = "the last one ended at " + kept.endedAt();
    return new Check(
        NAME,
        kept.ok() && !late,
        when
            + (kept.ok() ? "" : " with findings; `aecos analytics refresh` tells them again")
            + (late ? ", which is more than two days ago" : ""));
  }
}
