package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.testkit.fixture.Practice;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process of its own that delivers without end and names each delivery after its receipt, until
 * it is killed. Each delivery brings new events, some of an older one again, a bad and a refused
 * item.
 */
final class KilledWriter {
  static final int EVENTS = 20;

  private KilledWriter() {}

  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    long run = Long.parseLong(arguments[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Random random = new Random(run);
    try (Ledger ledger = SqliteLedger.open(path)) {
      Intake intake = new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
      for (int delivery = 0; ; delivery++) {
        List<Delivery.Item> items = new ArrayList<>();
        events(run, delivery).forEach(event -> items.add(new Delivery.Typed(event, "new")));
        events(run, random.nextInt(delivery + 1))
            .forEach(event -> items.add(new Delivery.Typed(event, "again")));
        byte[] bad = ("bad " + run + " " + delivery).getBytes(StandardCharsets.UTF_8);
        items.add(new Delivery.Json(bad, "bad"));
        items.add(new Delivery.Refused("refused", "too large"));
        intake.accept(Delivery.of("writer", items));
        out.println(delivery);
      }
    }
  }

  /** The events that are new in a delivery of a run. */
  static List<Event> events(long run, int delivery) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(
          Event.builder(
                  EventIds.of("killed", run + " " + delivery + " " + i),
                  Practice.MONDAY.plusSeconds(delivery),
                  Practice.PARSED,
                  "writer")
              .user(Practice.PEOPLE.get(i % 5))
              .build());
    }
    return events;
  }
}
