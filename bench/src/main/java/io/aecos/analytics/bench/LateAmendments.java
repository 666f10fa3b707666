package io.aecos.analytics.bench;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a second source adds to and corrects in some of the events: two amendments for each, as a
 * project has them that is hooked and read. They come when the event has been counted already.
 */
final class LateAmendments {
  private static final int EVENTS_LATER = 150_000;

  private final int percent;
  private final Random random = new Random(4);
  private final Deque<Due> waiting = new ArrayDeque<>();
  private long seen;

  private record Due(long at, Event target) {}

  LateAmendments(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("--amended needs a number from 0 to 100");
    }
    this.percent = percent;
  }

  /** Those that come after {@code event}, which may be amended itself later. */
  Stream<Event> dueAfter(Event event) {
    seen++;
    if (random.nextInt(100) < percent) {
      waiting.add(new Due(seen + EVENTS_LATER, event));
    }
    Due first = waiting.peek();
    return first == null || first.at() > seen
        ? Stream.empty()
        : amendments(waiting.remove().target());
  }

  /** Those that are still to come when there are no more events. */
  Stream<Event> rest() {
    return waiting.stream().flatMap(due -> amendments(due.target()));
  }

  private static Stream<Event> amendments(Event target) {
    Event told =
        Event.builder(UUID.randomUUID(), target.occurredAt(), target.eventType(), "bench")
            .project(target.project())
            .user(target.user())
            .region("NY")
            .value(target.value())
            .build();
    Event corrected =
        Event.builder(UUID.randomUUID(), target.occurredAt(), target.eventType(), "bench")
            .value(target.value() == null ? null : target.value() + 1)
            .attribute("note", "corrected")
            .build();
    return Stream.of(
        Amendment.additionOf(told, target.id(), Amendment.ALSO_TOLD_BY, "bench"),
        Amendment.of(target, corrected, "1"));
  }
}
