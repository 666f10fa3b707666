package io.aecos.analytics.bench;

import io.aecos.analytics.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the firm did again, as if it happened now: so many events a second, in ten requests.
 */
final class SteadyEvents implements AutoCloseable {
  private static final int REQUESTS_A_SECOND = 10;
  private static final int KEPT = 20_000;

  private final Api api;
  private final int each;
  private final List<Event> past = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread = new Thread(this::run, "steady events");
  private volatile boolean ended;
  private volatile @Nullable IOException failure;

  private SteadyEvents(Api api, int perSecond) {
    this.api = api;
    this.each = perSecond / REQUESTS_A_SECOND;
  }

  static SteadyEvents start(Api api, int perSecond) {
    SteadyEvents events = new SteadyEvents(api, perSecond);
    Firms.forEachBatch(KEPT, KEPT, batch -> events.past.addAll(batch));
    events.thread.start();
    return events;
  }

  long sent() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    return sent.get();
  }

  private void run() {
    Iterator<Event> next = past.iterator();
    long pause = Duration.ofSeconds(1).toNanos() / REQUESTS_A_SECOND;
    long due = System.nanoTime();
    try {
      while (!ended) {
        List<Event> batch = new ArrayList<>();
        while (batch.size() < each) {
          if (!next.hasNext()) {
            next = past.iterator();
          }
          batch.add(now(next.next()));
        }
        api.post("/api/events", "application/x-ndjson", IntakePart.lines(batch));
        sent.addAndGet(batch.size());
        due += pause;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())).toMillis());
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Event now(Event event) {
    return event.with(UUID.randomUUID(), Instant.now());
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sent();
  }
}
