package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NarrowedQueriesTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  @Test
  void answer_isAsOldAsItsOldestPart() {
    List<MetricQuery> asked =
        List.of(query(Set.of()), query(Set.of("project")), query(Set.of("user")));

    ViewAnswer answer = service().answer(view().with(asked));

    assertThat(answer.results()).hasSize(3);
    assertThat(answer.watermark().seq()).isEqualTo(5);
  }

  @Test
  void answer_ofAnUnknownDimension_failsThatQueryAlone() {
    ViewAnswer answer =
        service().answer(view().with(List.of(query(Set.of("projekt")), query(Set.of()))));

    assertThat(answer.results().get(0)).isInstanceOf(ViewAnswer.Failed.class);
    assertThat(answer.results().get(1)).isInstanceOf(ViewAnswer.Answered.class);
  }

  private static MetricQuery query(Set<String> without) {
    return MetricQuery.of("comments").withSeries(false).withoutFilters(without);
  }

  private static ViewQuery view() {
    return new ViewQuery(
        Viewer.localAdministrator(),
        Period.parse("7d", null, null, ZoneOffset.UTC),
        Comparison.NONE,
        null,
        ZoneOffset.UTC,
        Map.of("project", Set.of("p", "(none)"), "user", Set.of("u", "(none)")),
        List.of());
  }

  /** Over a projection that has counted further for some filters than for others. */
  private static MetricService service() {
    MemoryProjection projection =
        new MemoryProjection() {
          @Override
          public CellSet run(Plan plan) {
            CellSet cells = super.run(plan);
            Watermark reached = new Watermark(reached(plan.filter().toString()), NOW);
            return new CellSet(cells.cells(), reached, cells.statement());
          }
        };
    return new ProjectionMetricService(
        new ProjectionMetricService.Parts(
            projection,
            EVENTS,
            MetricCatalog.shipped(EVENTS),
            Baselines.aecos(),
            () -> SourceFacts.NOTHING,
            Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static long reached(String filter) {
    boolean project = filter.contains("name=project");
    boolean user = filter.contains("name=user");
    return project && user ? 9 : user ? 5 : project ? 7 : 99;
  }
}
