package io.aecos.analytics.workspace;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a ledger: whatever two told of one happening counts once. */
final class FixtureFigures {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);

  private final FixtureLedger ledger;
  private final MemoryProjection projection = new MemoryProjection();
  private final Intake intake;
  private final Overlap overlap;

  FixtureFigures(FixtureLedger ledger) {
    this.ledger = ledger;
    this.intake = new Intake(ledger, EVENTS, Clock.systemUTC(), () -> {});
    this.overlap = new Overlap(ledger, projection, intake, Clock.systemUTC());
  }

  Intake intake() {
    return intake;
  }

  /** A hook tells of something. */
  void hook(String type, String at, @Nullable String project, Map<String, Object> attributes) {
    var event =
        Event.builder(UUID.randomUUID(), Instant.parse(at), EventType.parse(type), "hook:python")
            .project(project);
    attributes.forEach(event::attribute);
    intake.accept(Delivery.of("http", List.of(new Delivery.Typed(event.build(), "test"))));
  }

  /** Shows what the ledger holds by now. */
  void follow() {
    new Following(ledger, projection, overlap).follow(50);
  }

  /** A metric over all of 2026; of one project where that is given. */
  MetricAnswer ask(String metric, String... projects) {
    follow();
    ProjectionMetricService service =
        new ProjectionMetricService(
            new ProjectionMetricService.Parts(
                projection,
                EVENTS,
                METRICS,
                new Baselines(List.of()),
                () -> SourceFacts.of(ledger),
                Clock.systemUTC()));
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(),
            new Period.Between(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z")),
            Comparison.NONE,
            null,
            ZoneOffset.UTC,
            projects.length == 0 ? Map.of() : Map.of("project", Set.of(projects)),
            List.of(MetricQuery.of(metric).withSeries(false)));
    return ((ViewAnswer.Answered) service.answer(view).results().get(0)).answer();
  }
}
