package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cell of a plan's answer. */
record Place(int window, Kind kind, @Nullable Instant bucket, List<@Nullable String> group) {

  static Place of(Cell cell) {
    return new Place(cell.window(), cell.kind(), cell.bucket(), cell.key());
  }
}
