package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL that people are shown is SQL: it runs outside the product and gives the same number. */
class DuckDbShownSqlTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Clock CLOCK =
      Clock.fixed(Practice.MONDAY.plus(Duration.ofDays(40)), ZoneOffset.UTC);

  private static final Viewer VIEWER = Viewer.localAdministrator();
  private static final MetricQuery GENERATED = MetricQuery.of("elements_generated");

  @TempDir Path directory;

  @Test
  void sqlOfEveryMetric_runsAsShown() throws Exception {
    List<MetricAnswer> answers;
    try (Projection projection = projection()) {
      answers =
          METRICS.metrics().stream()
              .map(metric -> ask(projection, MetricQuery.of(metric.name()), VIEWER))
              .toList();
    }
    try (Connection shell = shell()) {
      for (MetricAnswer answer : answers) {
        run(shell, answer.sql());
      }
    }
  }

  @Test
  void sqlOfACount_givesTheCount_andSaysWhatItsNumbersAre() throws Exception {
    MetricAnswer answer;
    try (Projection projection = projection()) {
      answer = ask(projection, GENERATED.withSeries(false), VIEWER);
    }
    assertThat(answer.sql()).contains(": generation/element_generated\n", ": 20");
    try (Connection shell = shell()) {
      assertThat(run(shell, answer.sql())).isPositive().isEqualTo(answer.events());
    }
  }

  @Test
  void sqlForAViewerOfAPart_namesNoValues() throws Exception {
    Viewer ana = new Viewer("ana", Viewer.Role.INDIVIDUAL, Access.person(Set.of("ana")));
    try (Projection projection = projection()) {
      assertThat(ask(projection, GENERATED, ana).sql()).contains("…").doesNotContain("ana", "--");
    }
  }

  private Projection projection() throws Exception {
    Projection projection = DuckDbProjection.open(file(), EVENTS);
    if (projection.watermark().seq() == 0) {
      projection.apply(Practice.rows(Practice.of(7).happenings(400), 1));
    }
    return projection;
  }

  private static MetricAnswer ask(Projection projection, MetricQuery query, Viewer viewer) {
    ProjectionMetricService service =
        new ProjectionMetricService(
            new ProjectionMetricService.Parts(
                projection,
                EVENTS,
                METRICS,
                new Baselines(List.of()),
                () -> SourceFacts.NOTHING,
                CLOCK));
    ViewQuery view =
        new ViewQuery(
            viewer,
            Period.parse("1y", null, null, ZoneOffset.UTC),
            Comparison.NONE,
            null,
            ZoneOffset.UTC,
            Map.of(),
            List.of(query));
    return service.answer(view).only();
  }

  /** As DuckDB's own shell opens it: without anything of this product. */
  private Connection shell() throws Exception {
    return DriverManager.getConnection("jdbc:duckdb:" + file());
  }

  /** Runs all of it; the third column of its first row, where there is one. */
  private static long run(Connection shell, String sql) throws Exception {
    try (Statement statement = shell.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() && rows.getMetaData().getColumnCount() > 2 ? rows.getLong(3) : 0;
      }
    }
  }

  private Path file() {
    return directory.resolve("projection.duckdb");
  }
}
