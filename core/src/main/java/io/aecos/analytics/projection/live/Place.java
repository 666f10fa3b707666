package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cell of a plan's answer. */
record Place(int window, Kind kind, @Nullable Instant bucket, List<@Nullable String> group) {

  static Place of(Cell cell) {
    return new Place(cell.window(), cell.kind(), cell.bucket(), cell.key());
  }

  /** The part of its window of {@code plan} that it is about. */
  Window span(Plan plan) {
    Window whole = plan.windows().get(window);
    Grain grain = plan.grain();
    if (bucket == null || grain == null) {
      return whole;
    }
    Instant next = Buckets.following(bucket, 2, grain, plan.zone()).get(1);
    return new Window(
        bucket.isAfter(whole.from()) ? bucket : whole.from(),
        next.isBefore(whole.to()) ? next : whole.to());
  }
}
