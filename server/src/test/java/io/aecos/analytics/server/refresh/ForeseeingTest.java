package io.aecos.analytics.server.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.SheetQueries;
import io.aecos.analytics.sheet.Sheets;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a long history has ready for those who come first. */
final class ForeseeingTest {
  private static final long SHORTLY = 100;
  private static final int TRIES = 200;

  private final EventCatalog events = EventCatalog.shipped();
  private final MetricCatalog metrics = MetricCatalog.shipped(events);
  private final Sheets sheets = Sheets.shipped(metrics, new Dimensions(events));
  private final Set<Plan> asked = ConcurrentHashMap.newKeySet();
  private final MemoryProjection projection = recording(asked);
  private final AtomicReference<Instant> now = new AtomicReference<>(Practice.MONDAY);
  private final AtomicLong behind = new AtomicLong(1);
  private Foreseeing foreseeing = foreseeing(1);

  /** A clock that others move. */
  private final class Moving extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  @AfterEach
  void stop() {
    foreseeing.stop();
  }

  private static MemoryProjection recording(Set<Plan> plans) {
    return new MemoryProjection() {
      @Override
      public CellSet run(Plan plan) {
        plans.add(plan);
        return super.run(plan);
      }
    };
  }

  private ProjectionMetricService.Parts questions(Projection asked) {
    return new ProjectionMetricService.Parts(
        asked, events, metrics, Baselines.aecos(), () -> SourceFacts.NOTHING, new Moving());
  }

  private Foreseeing foreseeing(long longHistory) {
    return new Foreseeing(
        new Foreseeing.Parts(
            questions(projection),
            sheets,
            new Foreseeing.Backlog(behind::get, longHistory),
            ZoneOffset.UTC,
            true));
  }

  @Test
  void start_onceAllIsCounted_asksWhatTheSheetsAskEachDay() throws InterruptedException {
    projection.apply(Practice.rows(Practice.of(3).happenings(60), 1));
    foreseeing.start();
    Thread.sleep(SHORTLY);
    assertThat(asked).as("while events wait to be counted").isEmpty();

    behind.set(0);
    awaitOpenings();

    now.set(now.get().plus(1, ChronoUnit.DAYS));
    awaitOpenings();
  }

  private void awaitOpenings() throws InterruptedException {
    Set<Plan> openings = openings();
    assertThat(openings).isNotEmpty();
    for (int i = 0; i < TRIES && !asked.containsAll(openings); i++) {
      Thread.sleep(SHORTLY);
    }
    assertThat(asked).containsAll(openings);
  }

  /** What the sheets ask as they are opened, found out beside it. */
  private Set<Plan> openings() {
    Set<Plan> plans = new HashSet<>();
    MemoryProjection beside = recording(plans);
    beside.apply(Practice.rows(Practice.of(3).happenings(60), 1));
    sheets.common().forEach(sheet -> open(sheet, beside));
    return plans;
  }

  private void open(Sheet sheet, Projection asked) {
    new ProjectionMetricService(questions(asked))
        .answer(
            new ViewQuery(
                Viewer.localAdministrator(),
                Period.parse("1y", null, null, ZoneOffset.UTC),
                Comparison.PREVIOUS,
                null,
                ZoneOffset.UTC,
                Map.of(),
                SheetQueries.of(sheet.of(Viewer.Role.ADMIN), metrics)));
  }

  @Test
  void start_withAShortHistory_asksNothing() throws InterruptedException {
    projection.apply(Practice.rows(Practice.of(3).happenings(60), 1));
    foreseeing = foreseeing(1_000_000);
    behind.set(0);
    foreseeing.start();
    Thread.sleep(5 * SHORTLY);
    assertThat(asked).isEmpty();
  }
}
