package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import java.time.Instant;
import java.util.List;

/** Events of the demo firm that its server received at once, in the order of their time. */
public record DemoDelivery(Instant receivedAt, List<Event> events) {
  public DemoDelivery {
    events = List.copyOf(events);
  }
}
