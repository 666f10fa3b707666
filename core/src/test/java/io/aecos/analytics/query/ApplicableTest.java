package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.TeamsSeen;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which assumptions a saving names: all that can have entered it, and no others. */
final class ApplicableTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Baseline WALLS = row("IfcWall", null, null);
  private static final Baseline TOWER = row(null, "tower", null);

  @Test
  void rows_areThoseThatTheFiltersLetThrough() {
    Baselines table = new Baselines(List.of(WALLS, TOWER));

    assertThat(rows(table, Map.of())).containsExactly(WALLS, TOWER, Baselines.AECOS);
    assertThat(rows(table, Map.of("project", Set.of("tower"))))
        .containsExactly(WALLS, TOWER, Baselines.AECOS);
    assertThat(rows(table, Map.of("project", Set.of("clinic"))))
        .containsExactly(WALLS, Baselines.AECOS);
    assertThat(rows(table, Map.of("elementType", Set.of("IfcDoor"))))
        .containsExactly(TOWER, Baselines.AECOS);
  }

  @Test
  void rows_areThoseInEffectWithinThePeriod() {
    Baseline always = row(null, null, null);
    Baseline february = row(null, null, MARCH.minusSeconds(86_400));
    Baseline first = row(null, null, MARCH);
    Baseline within = row(null, null, MARCH.plusNanos(1_000));
    Baseline after = row(null, null, APRIL);

    assertThat(rows(new Baselines(List.of(always, february, within, after)), Map.of()))
        .containsExactly(within, february);
    assertThat(rows(new Baselines(List.of(always, february, first, after)), Map.of()))
        .containsExactly(first);
    assertThat(rows(new Baselines(List.of(always, after)), Map.of())).containsExactly(always);
  }

  @Test
  void text_saysWhatIsAssumedOfWhat() {
    assertThat(Applicable.text(Baselines.AECOS, ZoneOffset.UTC))
        .isEqualTo("every element: 4 h by hand at $85/h");
    Baseline row = new Baseline("IfcWall", "tower", MARCH, 2.5, 100.0);
    assertThat(Applicable.text(row, ZoneOffset.UTC))
        .isEqualTo("IfcWall in tower: 2.5 h by hand at $100/h from 2026-03-01 on");
    assertThat(Applicable.text(row, ZoneOffset.ofHours(2)))
        .endsWith("from 2026-03-01T00:00:00Z on");
  }

  private static List<Baseline> rows(Baselines table, Map<String, Set<String>> asked) {
    Filters filters =
        Filters.of(
            asked,
            new Dimensions(EventCatalog.shipped()),
            new Teams(TeamsSeen.NONE, Viewer.localAdministrator()));
    Times times = new Times(new Window(MARCH, APRIL), null, null, Grain.DAY, ZoneOffset.UTC, APRIL);
    return Applicable.rows(table, filters, times);
  }

  private static Baseline row(
      @Nullable String elementType, @Nullable String project, @Nullable Instant from) {
    return new Baseline(elementType, project, from, 3, 90.0);
  }
}
