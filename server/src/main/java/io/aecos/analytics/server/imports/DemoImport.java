package io.aecos.analytics.server.imports;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.demo.DemoTrails;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Loads the demo firm, newest work last; a firm that is there completely is not loaded again. */
public final class DemoImport implements ImportWork {
  public static final String NAME = "Demo data";
  private static final int BATCH = 5_000;

  private final Ledger ledger;
  private final Intake intake;
  private final DemoFirm firm;

  public DemoImport(Ledger ledger, Intake intake, DemoFirm firm) {
    this.ledger = ledger;
    this.intake = intake;
    this.firm = firm;
  }

  @Override
  public void run(Job job) throws InterruptedException {
    if (!ledger.sources().projects().isEmpty()) {
      job.progress(firm.events(), firm.events(), "already there");
      return;
    }
    long done = 0;
    Map<String, Long> read = new HashMap<>();
    DemoTrails trails = new DemoTrails();
    Iterator<Event> events = firm.stream().iterator();
    while (events.hasNext()) {
      List<Delivery.Item> batch = batch(events, done, read);
      batch.forEach(item -> trails.add(((Delivery.Typed) item).event()));
      done += batch.size();
      SourceReport report =
          events.hasNext() ? SourceReport.NOTHING : firm.report(Instant.now(), read, trails);
      job.delivered(
          ImportJson.TallyJson.of(intake.accept(new Delivery(DemoFirm.SOURCE, batch, report))));
      job.progress(done, Math.max(done, firm.events()), "demo events");
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static List<Delivery.Item> batch(
      Iterator<Event> events, long start, Map<String, Long> read) {
    List<Delivery.Item> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && events.hasNext()) {
      Event event = events.next();
      batch.add(new Delivery.Typed(event, "event " + (start + batch.size())));
      if (event.project() != null) {
        read.merge(event.project(), 1L, Long::sum);
      }
    }
    return batch;
  }
}
