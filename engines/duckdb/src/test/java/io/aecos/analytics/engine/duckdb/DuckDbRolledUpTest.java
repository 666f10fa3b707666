package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RolledUp;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.RollupCheck;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollups that are refreshed, and held against the events. */
class DuckDbRolledUpTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Viewer VIEWER = Viewer.localAdministrator();
  private static final Clock CLOCK =
      Clock.fixed(Practice.MONDAY.plus(Duration.ofDays(40)), ZoneOffset.UTC);
  private static final int QUESTIONS = 12;
  private static final int FEW_QUESTIONS = 3;
  private static final int CLEARED = 20;

  @TempDir Path directory;

  @Test
  void refresh_makesWhatPagesAsk_andAgainWhatEventsHaveOutgrown() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      RolledUp.Refreshed first = check(projection).refresh(VIEWER);
      assertThat(first.kept()).isPositive();
      assertThat(first.made()).isZero();

      projection.apply(rows(100, 201));
      RolledUp.Refreshed second = check(projection).refresh(VIEWER);
      assertThat(second.made()).isEqualTo(first.kept());
      assertThat(second.dropped()).isZero();
      assertThat(check(projection).refresh(VIEWER).made()).isZero();
    }
  }

  @Test
  void foresee_ofAPlanThatNobodyAsked_hasItsFirstAnswerFromRollups() throws Exception {
    Plan plan = countBy(EventColumn.PROJECT);
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));

      projection.rolledUp().foresee(plan);
      projection.rolledUp().refresh();

      RolledUp.Answer first = projection.rolledUp().answer(plan);
      assertThat(first.fromRollups()).isEqualTo(1);
      assertThat(first.cells().cells())
          .containsExactlyInAnyOrderElementsOf(projection.rolledUp().fromEvents(plan).cells());
    }
  }

  private static Plan countBy(EventColumn column) {
    return new Plan(
        VIEWER.scope(),
        Condition.ALWAYS,
        List.of(Plan.Window.EVER),
        ZoneOffset.UTC,
        Plan.Grain.DAY,
        List.of(Dimension.of(column)),
        false,
        List.of(new Measure.Count(Condition.ALWAYS)));
  }

  /** Each that is made takes another away, for want of room. */
  @Test
  void clear_whileRollupsComeAndGo_waitsForThem() throws Exception {
    try (Projection projection = open(new RollupSettings(0, 1, 2))) {
      for (int i = 0; i < CLEARED; i++) {
        projection.apply(rows(200, 1));
        foreseeAll(projection);
        projection.rolledUp().refresh();
        foreseeAll(projection);
        projection.clear();
        assertThat(projection.watermark().seq()).isZero();
      }
    }
  }

  private static void foreseeAll(Projection projection) {
    for (EventColumn column : EventColumn.values()) {
      projection.rolledUp().foresee(countBy(column));
    }
  }

  @Test
  void check_ofFaithfulRollups_findsNothing_andSaysHowMuchItAsked() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);

      RollupCheck.Outcome outcome = check(projection).check(VIEWER, 42, QUESTIONS);

      assertThat(outcome.different()).isEmpty();
      assertThat(outcome.asked()).isEqualTo(QUESTIONS);
      assertThat(outcome.fromRollups()).isPositive();
    }
  }

  @Test
  void check_ofRollupsThatLie_tellsWhere() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);
    }
    falsify();

    try (Projection projection = open()) {
      RollupCheck.Outcome outcome = check(projection).check(VIEWER, 42, QUESTIONS);

      assertThat(outcome.same()).isFalse();
      assertThat(outcome.different().get(0)).contains("from rollups").contains("from events");
    }
  }

  @Test
  void refresh_dropsWhatFitsNoMore_andNobodyKnowsTheUseOf() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);
    }
    execute("UPDATE rollup SET version = version - 1");

    try (Projection projection = open()) {
      RolledUp.Refreshed refreshed = projection.rolledUp().refresh();
      assertThat(refreshed.dropped()).isPositive();
      assertThat(refreshed.kept()).isZero();
    }
  }

  @Test
  void answer_afterAmendments_isFromRollupsAsBefore_andThatOfTheEvents() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);
      long before = check(projection).check(VIEWER, 42, FEW_QUESTIONS).fromRollups();

      for (List<Long> seqs : List.of(List.of(3L), List.of(90L, 91L, 180L))) {
        projection.apply(seqs.stream().map(seq -> amendment(seq, 300 + seq)).toList());
        RollupCheck.Outcome outcome = check(projection).check(VIEWER, 42, FEW_QUESTIONS);
        assertThat(outcome.different()).isEmpty();
        assertThat(outcome.fromRollups()).isEqualTo(before);
      }
    }
  }

  @Test
  void refresh_rollsUpAgainTheDaysThatChanged_andNoOthers() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);
    }
    falsify();

    try (Projection projection = open()) {
      projection.apply(List.of(amendment(1, 300)));
      assertThat(check(projection).refresh(VIEWER).made()).isPositive();
      assertThat(check(projection).check(VIEWER, 42, FEW_QUESTIONS).different()).isNotEmpty();

      projection.apply(
          LongStream.rangeClosed(2, 200).mapToObj(seq -> amendment(seq, 300 + seq)).toList());
      assertThat(projection.rolledUp().refresh().made()).isPositive();
      RollupCheck.Outcome outcome = check(projection).check(VIEWER, 42, FEW_QUESTIONS);
      assertThat(outcome.different()).isEmpty();
      assertThat(outcome.fromRollups()).isPositive();
    }
  }

  /** A version without the table keeps rollups only while nothing is amended. */
  @Test
  void open_fileThatAnOlderVersionWroteLast_trustsRollupsOfTheSameContentOnly() throws Exception {
    try (Projection projection = open()) {
      projection.apply(rows(200, 1));
      check(projection).refresh(VIEWER);
    }
    execute("DROP TABLE amended");
    try (Projection projection = open()) {
      RollupCheck.Outcome outcome = check(projection).check(VIEWER, 42, FEW_QUESTIONS);
      assertThat(outcome.different()).isEmpty();
      assertThat(outcome.fromRollups()).isPositive();
    }
    for (String forgotten : List.of("DROP TABLE amended", "DELETE FROM amended WHERE hour > 0")) {
      try (Projection projection = open()) {
        projection.apply(List.of(amendment(50, projection.watermark().seq() + 1)));
      }
      execute(forgotten);
      try (Projection projection = open()) {
        assertThat(check(projection).check(VIEWER, 42, FEW_QUESTIONS).different()).isEmpty();
        projection.rolledUp().refresh();
      }
    }
  }

  /** Gives the event of row {@code target} another person, project and value. */
  private static LedgerRow amendment(long target, long seq) {
    Event event = rows(200, 1).get(Math.toIntExact(target - 1)).event();
    Event patch =
        Practice.event("patch " + seq, Practice.PARSED, event.occurredAt())
            .user("dmitri.volkov")
            .value(seq * 3.0)
            .attribute("labor_hours", seq * 2.0)
            .build();
    Event amendment = Amendment.of(event, patch, String.valueOf(seq));
    return Practice.rows(List.of(amendment), seq).get(0);
  }

  /** Takes away a third of the rows of each rollup. */
  private void falsify() throws Exception {
    List<String> names = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name FROM rollup")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    assertThat(names).isNotEmpty();
    for (String name : names) {
      execute("DELETE FROM " + name + " WHERE rowid % 3 = 0");
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws Exception {
    return DriverManager.getConnection("jdbc:duckdb:" + path());
  }

  private Path path() {
    return directory.resolve("projection.duckdb");
  }

  private Projection open() {
    return open(new RollupSettings(0, 2, 256));
  }

  private Projection open(RollupSettings rollups) {
    return DuckDbProjection.open(path(), EVENTS, new DuckDbSettings(256, 2, rollups));
  }

  private static List<LedgerRow> rows(int count, long first) {
    return Practice.rows(Practice.of(first).happenings(count), first);
  }

  private static RollupCheck check(Projection projection) {
    return new RollupCheck(
        new ProjectionMetricService.Parts(
            projection,
            EVENTS,
            METRICS,
            new Baselines(List.of()),
            () -> SourceFacts.NOTHING,
            CLOCK),
        ZoneOffset.UTC);
  }
}
