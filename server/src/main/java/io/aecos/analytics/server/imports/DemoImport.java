package io.aecos.analytics.server.imports;

import io.aecos.analytics.demo.DemoDelivery;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.demo.DemoTrails;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Loads the demo firm as its made-up server received it, newest work last; a firm that is there
 * completely is not loaded again.
 */
public final class DemoImport implements ImportWork {
  public static final String NAME = "Demo data";

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
    Iterator<DemoDelivery> deliveries = firm.deliveries();
    while (deliveries.hasNext()) {
      DemoDelivery delivery = deliveries.next();
      List<Delivery.Item> items = items(delivery.events(), done);
      for (Event event : delivery.events()) {
        trails.add(event);
        if (event.project() != null) {
          read.merge(event.project(), 1L, Long::sum);
        }
      }
      done += items.size();
      SourceReport report =
          deliveries.hasNext() ? SourceReport.NOTHING : firm.report(Instant.now(), read, trails);
      job.delivered(
          ImportJson.TallyJson.of(
              intake
                  .by(Clock.fixed(delivery.receivedAt(), ZoneOffset.UTC))
                  .accept(new Delivery(DemoFirm.SOURCE, items, report))));
      job.progress(done, Math.max(done, firm.events()), "demo events");
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static List<Delivery.Item> items(List<Event> events, long start) {
    List<Delivery.Item> items = new ArrayList<>(events.size());
    for (Event event : events) {
      items.add(new Delivery.Typed(event, "event " + (start + items.size())));
    }
    return items;
  }
}
