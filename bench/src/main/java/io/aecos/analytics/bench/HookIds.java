package io.aecos.analytics.bench;

import io.aecos.analytics.event.Event;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Gives events ids as a busy hook does: UUIDs of version 7 (RFC 9562 §5.7), some each millisecond.
 */
final class HookIds {
  private static final long START = 1_800_000_000_000L;
  private static final int EACH_MILLISECOND = 50;

  private final SplittableRandom random = new SplittableRandom(7);
  private long count;

  List<Event> renew(List<Event> events) {
    return events.stream().map(this::renew).toList();
  }

  Event renew(Event event) {
    return event.with(next(), event.occurredAt());
  }

  private UUID next() {
    long millis = START + count / EACH_MILLISECOND;
    long high = millis << 16 | 0x7000 | count % EACH_MILLISECOND;
    count++;
    return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }
}
