package io.aecos.analytics.roi;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.SavingsCells.Cell;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.roi.RoiAnswer.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How far a period scatters, and what makes it. */
class RoiSumsTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant END = MONDAY.plus(Duration.ofDays(70));

  @Test
  void range_saysWhichWeekIsMostOfIt() {
    Range even = range(100, 110, 90, 105, 95, 100, 108, 92, 101, 99);
    Range backlog = range(100, 110, 90, 105, 95, 100, 900, 92, 101, 99);

    assertThat(even.mostly()).isNull();
    assertThat(backlog.mostly()).isEqualTo(MONDAY.plus(Duration.ofDays(42)));
    assertThat(width(backlog)).isGreaterThan(4 * width(even));
  }

  private static double width(Range range) {
    return range.high().usd() - range.low().usd();
  }

  private static Range range(double... dollars) {
    List<Bucket> weeks = Buckets.of(new Window(MONDAY, END), Grain.WEEK, ZoneOffset.UTC);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < dollars.length; i++) {
      cells.add(
          new Cell(
              weeks.get(i).start(),
              "IfcWall",
              Counting.COUNTED,
              false,
              1,
              dollars[i] / 85,
              0,
              dollars[i],
              0));
    }
    return Objects.requireNonNull(new RoiSums(cells).range(weeks, END));
  }
}
