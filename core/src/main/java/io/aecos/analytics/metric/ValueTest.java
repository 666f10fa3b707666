package io.aecos.analytics.metric;

import io.aecos.analytics.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fixture events of one week and what the metric must come to over them. */
public record ValueTest(List<Event> events, @Nullable Double expected, String location) {
  public ValueTest {
    events = List.copyOf(events);
  }
}
