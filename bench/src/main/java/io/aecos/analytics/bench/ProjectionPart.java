package io.aecos.analytics.bench;

import io.aecos.analytics.engine.duckdb.DuckDbProjection;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The projection by itself: how fast it takes rows, and how long the first view's plans take. */
final class ProjectionPart implements Bench.Part {
  private static final int BATCH = 122_880;
  private static final int TIMES = 20;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    try (Projection duckDb =
        DuckDbProjection.open(scratch.file("projection.duckdb"), EventCatalog.shipped())) {
      long[] nanos = {0};
      long[] seq = {1};
      List<Event> targets = new ArrayList<>();
      long count =
          Firms.forEachBatch(
              options,
              BATCH,
              0,
              batch -> {
                var rows = Firms.rows(seq[0], batch);
                long start = System.nanoTime();
                duckDb.apply(rows);
                nanos[0] += System.nanoTime() - start;
                seq[0] += rows.size();
                batch.stream().filter(ProjectionPart::isGeneration).limit(3).forEach(targets::add);
              });
      results.rate("rows applied, batches of " + BATCH, count, nanos[0] / 1e9);
      TimedProjection projection = new TimedProjection(duckDb);
      ProjectionMetricService service = service(projection, options, seq[0] - 1);
      for (String period : List.of("30d", "1y", "all")) {
        measure(service, projection, period, results);
      }
      for (String period : List.of("30d", "1y", "all")) {
        measureAmended(service, projection, period, new Amending(duckDb, targets), results);
      }
    }
    results.add(
        "bytes of the projection per event", "" + scratch.size("projection") / options.events());
    follow(options, scratch, results);
  }

  /** As a server does that finds a full ledger: read, parse and apply. */
  private static void follow(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Path data = scratch.file("followed");
    long count = FilledLedger.in(data, options, results);
    double counting;
    try (Ledger ledger = SqliteLedger.open(data.resolve("ledger.sqlite"));
        Projection followed =
            DuckDbProjection.open(data.resolve("projection.duckdb"), EventCatalog.shipped());
        Follower follower = new Follower(ledger, followed)) {
      counting =
          Timing.seconds(
              () -> {
                follower.start();
                while (follower.behind() > 0) {
                  Thread.sleep(5);
                }
              });
    }
    results.rate("counted from a ledger", count, counting);
    double copying = RawDuckDb.copySeconds(data.resolve("projection.duckdb"));
    results.rate("DuckDB itself, the same columns into another table", count, copying);
    results.add("… counting to that", "%.2f".formatted(copying / counting));
  }

  private static ProjectionMetricService service(
      Projection projection, Options options, long lastSeq) {
    EventCatalog events = EventCatalog.shipped();
    SourceFacts facts =
        new SourceFacts(
            Firms.of(options.events()).report(Clock.systemUTC().instant(), Map.of()).states(),
            lastSeq,
            List.of(),
            (after, limit) -> List.of());
    return new ProjectionMetricService(
        new ProjectionMetricService.Parts(
            projection,
            events,
            MetricCatalog.shipped(events),
            Baselines.aecos(),
            () -> facts,
            Clock.systemUTC()));
  }

  /** Corrects one of some events of the whole history each time. */
  private record Amending(Projection projection, List<Event> targets) {
    void amend(int times) {
      Event target = targets.get(times * 7 % targets.size());
      Event patch =
          Event.builder(target.id(), target.occurredAt(), target.eventType(), "bench")
              .value(1_000.0 + times)
              .attribute("note", "corrected " + times)
              .build();
      Event amendment = Amendment.of(target, patch, "live " + times);
      projection.apply(Firms.rows(projection.watermark().seq() + 1, List.of(amendment)));
    }
  }

  private static boolean isGeneration(Event event) {
    return event.type().equals("element_generated");
  }

  private static void measureAmended(
      ProjectionMetricService service,
      TimedProjection projection,
      String period,
      Amending amending,
      Results results)
      throws IOException, InterruptedException {
    Timing applied = new Timing();
    Timing answered = new Timing();
    projection.takeMillis();
    for (int i = 0; i < TIMES; i++) {
      int times = i;
      applied.add(1_000 * Timing.seconds(() -> amending.amend(times)));
      answered.add(1_000 * Timing.seconds(() -> service.answer(OverviewRequest.view(period))));
    }
    results.times("overview, " + period + ", after an amendment, without HTTP", answered);
    results.add("… of which in the engine", "%.1f ms".formatted(projection.takeMillis() / TIMES));
    results.times("… applying the amendment", applied);
  }

  private static void measure(
      ProjectionMetricService service, TimedProjection projection, String period, Results results)
      throws IOException, InterruptedException {
    Timing timing = Timing.of(3, TIMES, () -> service.answer(OverviewRequest.view(period)));
    results.times("overview, " + period + ", without HTTP", timing);
    projection.takeMillis();
    service.answer(OverviewRequest.view(period));
    int plans = projection.plans();
    results.add(
        "… of which in the engine", "%.1f ms, %d plans".formatted(projection.takeMillis(), plans));
  }
}
